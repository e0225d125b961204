import { type QueryBus } from '@nestjs/cqrs';
import { type AuditTrail } from '#application';
import { EventStoreUnavailable } from '#event-store';
import { type HttpReply, type HttpRequest } from '../http/request.js';
import { ReplayController } from './replay.controller.js';

describe('reading recorded events', () => {
  it.each(['application/json', 'application/x-ndjson'])(
    'hands nothing out that is not in the audit trail: %s',
    async (accept) => {
      const queries = { execute: () => Promise.resolve({ items: [] }) } as unknown as QueryBus;
      const record = (): Promise<never> => Promise.reject(new EventStoreUnavailable('away'));
      const controller = new ReplayController(queries, { record } as unknown as AuditTrail);
      const request = { headers: { accept }, caller: 'ann', correlationId: 'trail' } as HttpRequest;
      const reply = { header: () => reply } as unknown as HttpReply;
      const page = controller.listEvents({ allianceId: 'valley' }, { limit: 100 }, request, reply);
      await expect(page).rejects.toThrow(EventStoreUnavailable);
    },
  );
});
