import { Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GetCommitment, ListCommitments } from '#application';
import { AlliancePath } from '../parameters/alliance-path.js';
import { ReadingQuery } from '../parameters/queries.js';
import { GetQuery } from '../queries/get-query.decorator.js';
import { CommitmentAnswer, CommitmentPageAnswer } from './commitment-answers.js';
import { AllCommitmentsQuery, CommitmentPath, CommitmentsQuery } from './commitment-parameters.js';

@ApiTags('Commitments')
@Controller('v1')
export class CommitmentQueriesController {
  constructor(private readonly queries: QueryBus) {}

  @GetQuery('commitments', CommitmentPageAnswer, 'Commitments of all alliances, by due date')
  listAllCommitments(@Query() query: AllCommitmentsQuery) {
    return this.queries.execute(new ListCommitments(query, query, query));
  }

  @GetQuery(
    'alliances/:allianceId/commitments',
    CommitmentPageAnswer,
    'Commitments of an alliance, by the date they were made',
  )
  listCommitments(@Param() { allianceId }: AlliancePath, @Query() query: CommitmentsQuery) {
    return this.queries.execute(new ListCommitments({ allianceId, ...query }, query, query));
  }

  @GetQuery('alliances/:allianceId/commitments/:commitmentId', CommitmentAnswer, 'A commitment as it stands')
  getCommitment(@Param() { allianceId, commitmentId }: CommitmentPath, @Query() reading: ReadingQuery) {
    return this.queries.execute(new GetCommitment(allianceId, commitmentId, reading));
  }
}
