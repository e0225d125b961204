import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { COMMITMENT_STATUSES_NOW, GetCommitment, ListCommitments } from '#application';
import { CommitmentAnswer, CommitmentPageAnswer } from '../answers/commitment-answers.js';
import { ApiAllianceId, ApiId } from '../documentation/command.decorator.js';
import { ApiQuestion } from '../documentation/query.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import { oneOf, when } from '../http/parameter-kinds.js';
import { Parameters } from '../http/parameters.js';
import type { Exchange } from '../http/request.js';
import { AFTER, PAGING } from './query-parameters.js';

const STATUS = {
  status: oneOf(COMMITMENT_STATUSES_NOW, {
    description: 'Those of this status. `open` are those that are not overdue.',
  }),
};
const OF_ALLIANCE = new Parameters({ ...STATUS, ...PAGING, ...AFTER });
const OF_ALL = new Parameters({
  ...STATUS,
  dueBefore: when({ description: 'Those whose due date is over when this begins.', example: '2025-01-01' }),
  ...PAGING,
  ...AFTER,
});
const ONE = new Parameters(AFTER);

@ApiTags('Read models')
@Controller('v1')
export class CommitmentQueriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get('commitments')
  @OF_ALL.document()
  @ApiQuestion({
    operationId: 'listAllCommitments',
    summary: 'Commitments of all alliances, by due date',
    answer: CommitmentPageAnswer,
  })
  all(@Both() { request }: Exchange) {
    const { status, dueBefore, limit, cursor, after } = OF_ALL.read(request.query);
    return this.queries.execute(new ListCommitments({ status, dueBefore }, { limit, cursor }, after));
  }

  @Get('alliances/:allianceId/commitments')
  @ApiAllianceId()
  @OF_ALLIANCE.document()
  @ApiQuestion({
    operationId: 'listCommitments',
    summary: 'Commitments of an alliance, by the date they were made',
    answer: CommitmentPageAnswer,
  })
  list(@Both() { request }: Exchange) {
    const { status, limit, cursor, after } = OF_ALLIANCE.read(request.query);
    const { allianceId } = request.params;
    return this.queries.execute(new ListCommitments({ allianceId, status }, { limit, cursor }, after));
  }

  @Get('alliances/:allianceId/commitments/:commitmentId')
  @ApiAllianceId()
  @ApiId('commitmentId', 'The commitment.', 'spring-teachers')
  @ONE.document()
  @ApiQuestion({
    operationId: 'getCommitment',
    summary: 'A commitment as it stands',
    answer: CommitmentAnswer,
  })
  get(@Both() { request }: Exchange) {
    const { after } = ONE.read(request.query);
    const { allianceId = '', commitmentId = '' } = request.params;
    return this.queries.execute(new GetCommitment(allianceId, commitmentId, after));
  }
}
