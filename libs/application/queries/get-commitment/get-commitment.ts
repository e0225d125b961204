import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type CommitmentDocument, READ_MODELS, documentId } from '#domain';
import { type CommitmentAnswer, commitmentAnswer } from '../shared/commitment-answer.js';
import { NotFound } from '../shared/errors.js';
import { type Reading } from '../shared/moment.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

/** A commitment as it stands. */
export class GetCommitment extends Query<CommitmentAnswer> {
  constructor(
    readonly allianceId: string,
    readonly commitmentId: string,
    readonly reading: Reading = {},
  ) {
    super();
  }
}

@QueryHandler(GetCommitment)
export class GetCommitmentHandler implements IQueryHandler<GetCommitment> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, commitmentId, reading }: GetCommitment): Promise<CommitmentAnswer> {
    const models = await this.dependencies.models.ofAlliance(allianceId, reading, [
      'commitments',
      'alliances',
    ]);
    const found = await models.document(READ_MODELS.commitments, documentId(allianceId, commitmentId));
    if (found === undefined) {
      await models.alliance(allianceId);
      throw new NotFound(`There is no commitment ${commitmentId} in alliance ${allianceId}.`);
    }
    return commitmentAnswer(found as unknown as CommitmentDocument, Date.parse(models.now()));
  }
}
