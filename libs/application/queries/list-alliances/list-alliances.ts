import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type AllianceDocument, type AllianceKind, type Phase, READ_MODELS, defined } from '#domain';
import { type AllianceAnswer, allianceAnswer } from '../shared/alliance-answer.js';
import { type Reading, askedAt } from '../shared/moment.js';
import { type Page, type Paging, pageOf } from '../shared/page.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

export interface AllianceFilter {
  readonly phase?: Phase | undefined;
  readonly kind?: AllianceKind | undefined;
  /** Whoever was a partner at some time. */
  readonly partner?: string | undefined;
}

/** Alliances, by id. */
export class ListAlliances extends Query<Page<AllianceAnswer>> {
  constructor(
    readonly filter: AllianceFilter,
    readonly paging: Paging,
    readonly reading: Reading = {},
  ) {
    super();
  }
}

@QueryHandler(ListAlliances)
export class ListAlliancesHandler implements IQueryHandler<ListAlliances> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({
    filter: { phase, kind, partner },
    paging,
    reading,
  }: ListAlliances): Promise<Page<AllianceAnswer>> {
    const models = await this.dependencies.models.ofAll(reading, 'alliances');
    const listing = {
      collection: READ_MODELS.alliances,
      where: defined({ phase, kind, partnerIds: partner === undefined ? undefined : { contains: partner } }),
      sort: [],
      asked: ['alliances', phase, kind, partner, ...askedAt(reading)],
    };
    const { items, ...rest } = await pageOf<AllianceDocument>(models.documents, listing, paging);
    const now = models.now();
    return { items: items.map((document) => allianceAnswer(document, now)), ...rest };
  }
}
