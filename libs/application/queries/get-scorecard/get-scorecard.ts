import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type OccurredOn,
  type Scorecard,
  type ScorecardView,
  reciprocityOf,
  scorecardOf,
  scorecardView,
} from '#domain';
import { type Cause, causesOf } from '../shared/cause.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

/** With the events that each dimension comes from, if they were asked for. */
export interface ScorecardAnswer extends Omit<ScorecardView, 'dimensions'> {
  readonly dimensions: readonly (ScorecardView['dimensions'][number] & {
    readonly events?: readonly Cause[];
  })[];
}

/** The dimensions of an alliance side by side. */
export class GetScorecard extends Query<ScorecardAnswer> {
  constructor(
    readonly allianceId: string,
    /** Up to the end of this, as it is known now; without it, now. */
    readonly asOf?: OccurredOn,
    /** Whether to tell which events each dimension comes from. */
    readonly explain = false,
  ) {
    super();
  }
}

@QueryHandler(GetScorecard)
export class GetScorecardHandler implements IQueryHandler<GetScorecard> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, asOf, explain }: GetScorecard): Promise<ScorecardAnswer> {
    const then = await this.dependencies.assessments.of(allianceId, asOf);
    const reciprocity = reciprocityOf(then.state, then.asOf);
    const scorecard = scorecardOf(then.state, then.asOf, reciprocity, explain);
    return explain ? this.explained(scorecard) : scorecardView(scorecard);
  }

  private async explained(scorecard: Scorecard): Promise<ScorecardAnswer> {
    const { models, store } = this.dependencies;
    const { dimensions, ...view } = scorecardView(scorecard);
    const eventIds = scorecard.dimensions.flatMap(({ events }) => events);
    const causeOf = await causesOf(scorecard.allianceId, eventIds, { store, documents: models.documents });
    return {
      ...view,
      dimensions: dimensions.map((dimension, index) => ({
        ...dimension,
        events: (scorecard.dimensions[index]?.events ?? []).flatMap((id) => causeOf(id) ?? []),
      })),
    };
  }
}
