import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  SCORECARD_VERSION,
  type Scorecard,
  type ScorecardView,
  reciprocityOf,
  scorecardOf,
  scorecardView,
} from '#domain';
import { type Cause, causesOf } from '../shared/cause.js';
import { type Moment } from '../shared/moment.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

/** Each dimension with the version of its rule; with the events that it comes from, if they were asked for. */
export interface ScorecardAnswer extends Omit<ScorecardView, 'dimensions'> {
  readonly dimensions: readonly (ScorecardView['dimensions'][number] & {
    readonly version: number;
    readonly events?: readonly Cause[];
  })[];
}

/** The dimensions of an alliance side by side. */
export class GetScorecard extends Query<ScorecardAnswer> {
  constructor(
    readonly allianceId: string,
    readonly moment: Moment = {},
    /** Whether to tell which events each dimension comes from. */
    readonly explain = false,
  ) {
    super();
  }
}

@QueryHandler(GetScorecard)
export class GetScorecardHandler implements IQueryHandler<GetScorecard> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, moment, explain }: GetScorecard): Promise<ScorecardAnswer> {
    const then = await this.dependencies.assessments.of(allianceId, moment);
    const reciprocity = reciprocityOf(then.state, then.asOf);
    const scorecard = scorecardOf(then.state, then.asOf, reciprocity, explain);
    return explain ? this.explained(scorecard, moment) : versioned(scorecard);
  }

  private async explained(scorecard: Scorecard, moment: Moment): Promise<ScorecardAnswer> {
    const { models, store } = this.dependencies;
    const { dimensions, ...view } = versioned(scorecard);
    const eventIds = scorecard.dimensions.flatMap(({ events }) => events);
    const { allianceId } = scorecard;
    const { documents } = await models.ofAlliance(allianceId, moment, ['lifecycle_entries']);
    const causeOf = await causesOf(allianceId, eventIds, { store, documents });
    return {
      ...view,
      dimensions: dimensions.map((dimension, index) => ({
        ...dimension,
        events: (scorecard.dimensions[index]?.events ?? []).flatMap((id) => causeOf(id) ?? []),
      })),
    };
  }
}

function versioned(scorecard: Scorecard): ScorecardAnswer {
  const { dimensions, ...view } = scorecardView(scorecard);
  return { ...view, dimensions: dimensions.map((one) => ({ ...one, version: SCORECARD_VERSION })) };
}
