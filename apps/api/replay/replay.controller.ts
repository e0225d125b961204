import { Readable } from 'node:stream';
import { Controller, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  AuditTrail,
  type EventAnswer,
  GetState,
  ListEvents,
  type Page,
  type StateMoment,
  StreamEvents,
} from '#application';
import { defined } from '#domain';
import { Refused } from '#runtime';
import { StateAnswer } from '../alliances/alliance-answers.js';
import { preferredType } from '../http/accept.js';
import { JSON_TYPE, NDJSON_TYPE } from '../http/media-types.js';
import { type HttpReply, type HttpRequest } from '../http/request.js';
import { AlliancePath } from '../parameters/alliance-path.js';
import { GetQuery } from '../queries/get-query.decorator.js';
import { StoredEventPageAnswer } from './event-answers.js';
import { EventsQuery, StateQuery } from './replay-queries.js';

/** What auditors need: answered from the events alone, which a command has recorded once it is answered. */
@ApiTags('Replay')
@Controller('v1/alliances/:allianceId')
export class ReplayController {
  constructor(
    private readonly queries: QueryBus,
    private readonly audit: AuditTrail,
  ) {}

  @GetQuery('events', StoredEventPageAnswer, 'The events of an alliance, as they are stored', {
    description: `All of them, one a line, where the request accepts \`${NDJSON_TYPE}\`. Leaves an entry in the audit trail.`,
    roles: ['auditor'],
    others: { [NDJSON_TYPE]: { description: 'An event on each line.' } },
  })
  async listEvents(
    @Param() { allianceId }: AlliancePath,
    @Query() { from, to, knownAt, asOf, limit, cursor, purpose }: EventsQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<Page<EventAnswer> | Readable> {
    const range = { allianceId, from, to, knownAt, asOf };
    reply.header('vary', 'Accept');
    const access = defined({ what: 'events' as const, through: 'http' as const, allianceId, purpose });
    // Nothing is handed out before it is recorded that it was.
    if (preferredType(request.headers.accept, [JSON_TYPE, NDJSON_TYPE]) === JSON_TYPE) {
      const page = await this.queries.execute(new ListEvents(range, { limit, cursor }));
      const [first, last] = [page.items[0]?.revision, page.items.at(-1)?.revision];
      await this.audit.record(
        { ...access, range: defined({ from: first, to: last, knownAt, asOf }) },
        request,
      );
      return page;
    }
    const events = await this.queries.execute(new StreamEvents(range));
    await this.audit.record({ ...access, range: defined({ from, to, knownAt, asOf }) }, request);
    reply.header('content-type', `${NDJSON_TYPE}; charset=utf-8`);
    return Readable.from(linesOf(events), { objectMode: false });
  }

  @GetQuery('state', StateAnswer, 'An alliance as its events say', {
    description:
      'Folded up to a revision; or as known at an instant, as of a date, or both: what had happened by then, as far as it was known then. Without any, all there is.',
    roles: ['auditor'],
  })
  async getState(@Param() { allianceId }: AlliancePath, @Query() { revision, knownAt, asOf }: StateQuery) {
    const moment: StateMoment = defined({ revision, knownAt, asOf });
    if (revision !== undefined && Object.keys(moment).length > 1) throw tooManyClocks(Object.keys(moment));
    return this.queries.execute(new GetState(allianceId, moment));
  }
}

/** Characters that are written at once: a line by itself would cost more to send than to make. */
const CHUNK = 65_536;

async function* linesOf(events: AsyncIterable<EventAnswer>): AsyncGenerator<string> {
  let lines = '';
  for await (const event of events) {
    lines += `${JSON.stringify(event)}\n`;
    if (lines.length < CHUNK) continue;
    yield lines;
    lines = '';
  }
  if (lines !== '') yield lines;
}

function tooManyClocks(given: readonly string[]): Refused {
  const detail = 'cannot be given together with revision, which says all by itself';
  return new Refused('invalid-input', {
    detail: 'A revision is given alone, without knownAt and asOf.',
    errors: given.map((parameter) => ({ parameter, detail })),
  });
}
