import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type ContributionDocument, READ_MODELS, defined } from '#domain';
import { type ContributionAnswer, contributionAnswer } from '../shared/contribution-answer.js';
import { type Reading, askedAt } from '../shared/moment.js';
import { type Page, type Paging, pageOf } from '../shared/page.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

export interface ContributionFilter {
  readonly allianceId: string;
  /** Who gave it, or is named as having got it. */
  readonly partner?: string | undefined;
}

/** What was given in an alliance, in the order in which it happened. */
export class ListContributions extends Query<Page<ContributionAnswer>> {
  constructor(
    readonly filter: ContributionFilter,
    readonly paging: Paging,
    readonly reading: Reading = {},
  ) {
    super();
  }
}

@QueryHandler(ListContributions)
export class ListContributionsHandler implements IQueryHandler<ListContributions> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({
    filter: { allianceId, partner },
    paging,
    reading,
  }: ListContributions): Promise<Page<ContributionAnswer>> {
    const models = await this.dependencies.models.ofAlliance(allianceId, reading, [
      'contributions',
      'alliances',
    ]);
    const listing = {
      collection: READ_MODELS.contributions,
      where: defined({ allianceId, partnerIds: partner === undefined ? undefined : { contains: partner } }),
      sort: ['at', 'revision'],
      asked: ['contributions', allianceId, partner, ...askedAt(reading)],
    };
    const { items, ...rest } = await pageOf<ContributionDocument>(models.documents, listing, paging);
    if (items.length === 0) await models.alliance(allianceId);
    return { items: items.map((document) => contributionAnswer(document)), ...rest };
  }
}
