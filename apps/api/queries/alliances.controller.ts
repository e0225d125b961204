import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  BASE_RATES,
  GetAlliance,
  GetLifecycle,
  GetTrustTimeline,
  ListAlliances,
  type Lifecycle,
  type TrustTimeline,
} from '#application';
import { ALLIANCE_KINDS, PHASES } from '#domain';
import { Refused } from '#runtime';
import { AllianceAnswer, AlliancePageAnswer } from '../answers/alliance-answers.js';
import { LifecycleAnswer } from '../answers/lifecycle-answers.js';
import { TrustTimelineAnswer } from '../answers/trust-answers.js';
import { ApiAllianceId } from '../documentation/command.decorator.js';
import { ETAG } from '../documentation/headers.js';
import { ApiQuestion } from '../documentation/query.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import { id, oneOf, when } from '../http/parameter-kinds.js';
import { Parameters } from '../http/parameters.js';
import type { Exchange } from '../http/request.js';
import { AFTER, PAGING } from './query-parameters.js';

const ALLIANCES = new Parameters({
  phase: oneOf(PHASES, { description: 'Those in this phase.' }),
  partner: id({ description: 'Those in which this partner is, or was.' }),
  kind: oneOf(ALLIANCE_KINDS, { description: 'Those of this kind.' }),
  ...PAGING,
  ...AFTER,
});
const ALLIANCE = new Parameters(AFTER);
const LIFECYCLE = new Parameters({ ...PAGING, ...AFTER });
const TIMELINE = new Parameters({
  debtor: id({ description: 'The partner whose reliability it is about. Left out: the whole alliance’s.' }),
  creditor: id({ description: 'Towards this partner only. Needs `debtor`.' }),
  baseRate: oneOf(BASE_RATES, {
    description:
      'Reads the same evidence with another expectation before any: what the debtor’s track record in its other alliances says. Needs `debtor`.',
  }),
  from: when({ description: 'Points from the beginning of this on.', example: '2024' }),
  to: when({ description: 'Points up to the end of this.', example: '2024-12-31' }),
  ...PAGING,
  ...AFTER,
});

@ApiTags('Read models')
@Controller('v1/alliances')
export class AlliancesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ALLIANCES.document()
  @ApiQuestion({ operationId: 'listAlliances', summary: 'Alliances, by id', answer: AlliancePageAnswer })
  list(@Both() { request }: Exchange) {
    const { phase, partner, kind, limit, cursor, after } = ALLIANCES.read(request.query);
    return this.queries.execute(new ListAlliances({ phase, partner, kind }, { limit, cursor }, after));
  }

  @Get(':allianceId')
  @ApiAllianceId()
  @ALLIANCE.document()
  @ApiQuestion({
    operationId: 'getAlliance',
    summary: 'An alliance as it stands',
    answer: AllianceAnswer,
    headers: ETAG,
  })
  async get(@Both() { request, reply }: Exchange) {
    const { after } = ALLIANCE.read(request.query);
    const alliance = await this.queries.execute(new GetAlliance(allianceIdOf(request), after));
    reply.header('etag', `"${alliance.revision}"`);
    return alliance;
  }

  @Get(':allianceId/lifecycle')
  @ApiAllianceId()
  @LIFECYCLE.document()
  @ApiQuestion({
    operationId: 'getLifecycle',
    summary: 'The lifecycle history of an alliance',
    description: 'The phases it went through, and what happened in it, in plain words.',
    answer: LifecycleAnswer,
  })
  lifecycle(@Both() { request }: Exchange): Promise<Lifecycle> {
    const { limit, cursor, after } = LIFECYCLE.read(request.query);
    return this.queries.execute(new GetLifecycle(allianceIdOf(request), { limit, cursor }, after));
  }

  @Get(':allianceId/trust-timeline')
  @ApiAllianceId()
  @TIMELINE.document()
  @ApiQuestion({
    operationId: 'getTrustTimeline',
    summary: 'A trust timeline',
    description:
      'The score, its bounds and its cause, event by event, in the order in which things happened.',
    answer: TrustTimelineAnswer,
  })
  timeline(@Both() { request }: Exchange): Promise<TrustTimeline> {
    const { debtor, creditor, baseRate, from, to, limit, cursor, after } = TIMELINE.read(request.query);
    if (creditor !== undefined && debtor === undefined)
      throw withoutDebtor('creditor', 'whose promises to this creditor?');
    if (baseRate !== undefined && debtor === undefined)
      throw withoutDebtor('baseRate', 'whose track record?');
    const filter = {
      allianceId: allianceIdOf(request),
      ...(debtor === undefined ? {} : { debtor }),
      ...(creditor === undefined ? {} : { creditor }),
      from,
      to,
    };
    return this.queries.execute(new GetTrustTimeline(filter, { limit, cursor }, after, baseRate));
  }
}

function allianceIdOf({ params }: Exchange['request']): string {
  return params['allianceId'] ?? '';
}

function withoutDebtor(parameter: string, question: string): Refused {
  const detail = `needs debtor beside it: ${question}`;
  return new Refused('invalid-input', {
    detail: `${parameter} ${detail}`,
    errors: [{ parameter, detail }],
  });
}
