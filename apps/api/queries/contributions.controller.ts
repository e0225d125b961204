import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GetContribution, ListContributions } from '#application';
import { ContributionAnswer, ContributionPageAnswer } from '../answers/contribution-answers.js';
import { ApiAllianceId, ApiId } from '../documentation/command.decorator.js';
import { ApiQuestion } from '../documentation/query.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import { id } from '../http/parameter-kinds.js';
import { Parameters } from '../http/parameters.js';
import type { Exchange } from '../http/request.js';
import { AFTER, PAGING } from './query-parameters.js';

const LIST = new Parameters({
  partner: id({ description: 'Those that this partner gave, or is named as having got.' }),
  ...PAGING,
  ...AFTER,
});
const ONE = new Parameters(AFTER);

@ApiTags('Read models')
@ApiAllianceId()
@Controller('v1/alliances/:allianceId/contributions')
export class ContributionQueriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @LIST.document()
  @ApiQuestion({
    operationId: 'listContributions',
    summary: 'What was given, in the order in which it happened',
    answer: ContributionPageAnswer,
  })
  list(@Both() { request }: Exchange) {
    const { partner, limit, cursor, after } = LIST.read(request.query);
    const { allianceId = '' } = request.params;
    return this.queries.execute(new ListContributions({ allianceId, partner }, { limit, cursor }, after));
  }

  @Get(':contributionId')
  @ApiId('contributionId', 'The contribution.', 'spring-rooms')
  @ONE.document()
  @ApiQuestion({ operationId: 'getContribution', summary: 'A contribution', answer: ContributionAnswer })
  get(@Both() { request }: Exchange) {
    const { after } = ONE.read(request.query);
    const { allianceId = '', contributionId = '' } = request.params;
    return this.queries.execute(new GetContribution(allianceId, contributionId, after));
  }
}
