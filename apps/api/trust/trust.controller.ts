import { Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GetTrustTimeline } from '#application';
import { AlliancePath } from '../parameters/alliance-path.js';
import { GetQuery } from '../queries/get-query.decorator.js';
import { TrustTimelineAnswer } from './trust-answers.js';
import { TrustTimelineQuery } from './trust-timeline-query.js';
import { withoutDebtor } from './without-debtor.js';

@ApiTags('Trust')
@Controller('v1/alliances/:allianceId/trust-timeline')
export class TrustController {
  constructor(private readonly queries: QueryBus) {}

  @GetQuery('', TrustTimelineAnswer, 'A trust timeline', {
    description:
      'The score, its bounds and its cause, event by event, in the order in which things happened.',
  })
  getTrustTimeline(@Param() { allianceId }: AlliancePath, @Query() query: TrustTimelineQuery) {
    if (query.debtor === undefined) refuseWithoutDebtor(query);
    return this.queries.execute(new GetTrustTimeline({ allianceId, ...query }, query, query, query.baseRate));
  }
}

/** @throws Refused for what says nothing without a debtor */
function refuseWithoutDebtor({ creditor, baseRate }: TrustTimelineQuery): void {
  if (creditor !== undefined) throw withoutDebtor('creditor', 'whose promises to this creditor?');
  if (baseRate !== undefined) throw withoutDebtor('baseRate', 'whose track record?');
}
