import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ALLIANCE_LIVES, type AllianceLifetime, type Portfolio, PortfolioInProgress } from '#domain';
import { type Reading } from '../shared/moment.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

export type PortfolioAnswer = { readonly asOf: string } & Portfolio;

/** All alliances, side by side: how many of what sort, how long they live, how they end, what is kept. */
export class GetPortfolio extends Query<PortfolioAnswer> {
  constructor(readonly reading: Reading = {}) {
    super();
  }
}

/** How many alliances are read at once. */
const PAGE = 1_000;

@QueryHandler(GetPortfolio)
export class GetPortfolioHandler implements IQueryHandler<GetPortfolio> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ reading }: GetPortfolio): Promise<PortfolioAnswer> {
    const { documents, now } = await this.dependencies.models.ofAll(reading, 'alliances', ALLIANCE_LIVES);
    const asOf = now();
    const portfolio = new PortfolioInProgress(Date.parse(asOf));
    let last: string | undefined;
    do {
      const page = await documents.find(ALLIANCE_LIVES, {
        sort: [],
        ...(last !== undefined && { after: [last] }),
        limit: PAGE,
      });
      for (const life of page as unknown as AllianceLifetime[]) portfolio.add(life);
      last = page.length < PAGE ? undefined : page.at(-1)?._id;
    } while (last !== undefined);
    return { asOf, ...portfolio.finished() };
  }
}
