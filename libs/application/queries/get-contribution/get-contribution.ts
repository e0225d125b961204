import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type ContributionDocument, READ_MODELS, documentId } from '#domain';
import { type ContributionAnswer, contributionAnswer } from '../shared/contribution-answer.js';
import { NotFound } from '../shared/errors.js';
import { type Reading } from '../shared/moment.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

/** Something that was given. */
export class GetContribution extends Query<ContributionAnswer> {
  constructor(
    readonly allianceId: string,
    readonly contributionId: string,
    readonly reading: Reading = {},
  ) {
    super();
  }
}

@QueryHandler(GetContribution)
export class GetContributionHandler implements IQueryHandler<GetContribution> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, contributionId, reading }: GetContribution): Promise<ContributionAnswer> {
    const models = await this.dependencies.models.ofAlliance(allianceId, reading, ['contributions']);
    const found = await models.document(READ_MODELS.contributions, documentId(allianceId, contributionId));
    if (found === undefined)
      throw new NotFound(`There is no contribution ${contributionId} in alliance ${allianceId}.`);
    return contributionAnswer(found as unknown as ContributionDocument);
  }
}
