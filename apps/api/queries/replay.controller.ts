import { Readable } from 'node:stream';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  type EventAnswer,
  GetState,
  ListEvents,
  type Page,
  type StateMoment,
  StreamEvents,
} from '#application';
import { Refused } from '#runtime';
import { StateAnswer } from '../answers/alliance-answers.js';
import { StoredEventAnswer, StoredEventPageAnswer } from '../answers/event-answers.js';
import { ApiAllianceId } from '../documentation/command.decorator.js';
import { ApiQuestion } from '../documentation/query.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import { NDJSON_TYPE } from '../http/media-types.js';
import { instant, when, whole } from '../http/parameter-kinds.js';
import { Parameters } from '../http/parameters.js';
import type { Exchange } from '../http/request.js';
import { AFTER, PAGING } from './query-parameters.js';

const EVENTS = new Parameters({
  from: whole(0, Number.MAX_SAFE_INTEGER, { description: 'The first revision, inclusive.', example: 0 }),
  to: whole(0, Number.MAX_SAFE_INTEGER, { description: 'The last revision, inclusive.', example: 10 }),
  ...PAGING,
  ...AFTER,
});
const STATE = new Parameters({
  revision: whole(0, Number.MAX_SAFE_INTEGER, { description: 'Up to this revision.', example: 3 }),
  knownAt: instant({ description: 'As it was known at this instant: what was recorded by then.' }),
  asOf: when({
    description: 'As of the end of this: what happened by then, as it is known now.',
    example: '2024-06',
  }),
  ...AFTER,
});

/** What auditors need: answered from the events alone, which a command has recorded once it is answered. */
@ApiTags('Replay')
@ApiAllianceId()
@Controller('v1/alliances/:allianceId')
export class ReplayController {
  constructor(private readonly queries: QueryBus) {}

  @Get('events')
  @EVENTS.document()
  @ApiExtraModels(StoredEventAnswer)
  @ApiProduces('application/json', NDJSON_TYPE)
  @ApiQuestion({
    operationId: 'listEvents',
    summary: 'The events of an alliance, as they are stored',
    description: `All of them, one a line, where the request accepts \`${NDJSON_TYPE}\`.`,
    answer: StoredEventPageAnswer,
    roles: ['auditor'],
  })
  async events(@Both() { request, reply }: Exchange): Promise<Page<EventAnswer> | Readable> {
    const { from, to, limit, cursor } = EVENTS.read(request.query);
    const { allianceId = '' } = request.params;
    const range = { allianceId, from, to };
    if (!acceptsLines(request.headers.accept))
      return this.queries.execute(new ListEvents(range, { limit, cursor }));
    const events = await this.queries.execute(new StreamEvents(range));
    reply.header('content-type', `${NDJSON_TYPE}; charset=utf-8`);
    return Readable.from(linesOf(events), { objectMode: false });
  }

  @Get('state')
  @STATE.document()
  @ApiQuestion({
    operationId: 'getState',
    summary: 'An alliance as its events say',
    description:
      'Folded up to a revision, as known at an instant, or as of a date: one of these, or none for all there is.',
    answer: StateAnswer,
    roles: ['auditor'],
  })
  state(@Both() { request }: Exchange) {
    const { revision, knownAt, asOf } = STATE.read(request.query);
    const moment: StateMoment = {
      ...(revision === undefined ? {} : { revision }),
      ...(knownAt === undefined ? {} : { knownAt }),
      ...(asOf === undefined ? {} : { asOf }),
    };
    if (Object.keys(moment).length > 1) throw tooManyClocks(Object.keys(moment));
    return this.queries.execute(new GetState(request.params['allianceId'] ?? '', moment));
  }
}

function acceptsLines(accept: string | undefined): boolean {
  return accept !== undefined && accept.toLowerCase().includes(NDJSON_TYPE);
}

async function* linesOf(events: AsyncIterable<EventAnswer>): AsyncGenerator<string> {
  for await (const event of events) yield `${JSON.stringify(event)}\n`;
}

function tooManyClocks(given: readonly string[]): Refused {
  const detail = 'is one of revision, knownAt and asOf, of which only one can be given';
  return new Refused('invalid-input', {
    detail: 'Only one of revision, knownAt and asOf can be given.',
    errors: given.map((parameter) => ({ parameter, detail })),
  });
}
