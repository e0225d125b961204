import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type ContributionDocument, READ_MODELS, documentId } from '#domain';
import { type ContributionAnswer, contributionAnswer } from '../shared/contribution-answer.js';
import { NotFound } from '../shared/errors.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

/** Something that was given. */
export class GetContribution extends Query<ContributionAnswer> {
  constructor(
    readonly allianceId: string,
    readonly contributionId: string,
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(GetContribution)
export class GetContributionHandler implements IQueryHandler<GetContribution> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, contributionId, after }: GetContribution): Promise<ContributionAnswer> {
    await this.dependencies.models.upTo(after, ['contributions'], allianceId);
    const found = await this.dependencies.models.document(
      READ_MODELS.contributions,
      documentId(allianceId, contributionId),
    );
    if (found === undefined)
      throw new NotFound(`There is no contribution ${contributionId} in alliance ${allianceId}.`);
    return contributionAnswer(found as unknown as ContributionDocument);
  }
}
