import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type AllianceDocument,
  type Evidence,
  NO_OUTCOMES,
  type OutcomeCounts,
  type Score,
  type TimelineState,
  type TrustKey,
  type TrustPolicy,
  scoreAsOf,
} from '#domain';
import { type Reading } from '../shared/moment.js';
import { type Paging } from '../shared/page.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';
import { keyAmong } from '../shared/trust-key.js';
import { CachedPages } from './cached-pages.js';
import { expectationElsewhere, rebasedPage } from './rebased-page.js';
import { type PointRange } from './timeline-page.js';
import { type TrustPoint } from './trust-point.js';

export interface TimelineFilter extends TrustKey, PointRange {
  readonly allianceId: string;
}

/** Where the expectation before any evidence comes from, if not from the trust policy. */
export const BASE_RATES = ['track-record'] as const;
export type BaseRate = (typeof BASE_RATES)[number];

export interface TrustTimeline {
  readonly key: TrustKey & { readonly allianceId: string };
  /** The one in force now. */
  readonly policy: TrustPolicy;
  readonly points: readonly TrustPoint[];
  readonly next?: string;
  /** Aged to the moment of asking. */
  readonly now: { readonly asOf: string; readonly counts: OutcomeCounts } & Evidence & Score;
}

/** The trust in an alliance, in a partner of it, or in one by another: event by event. */
export class GetTrustTimeline extends Query<TrustTimeline> {
  constructor(
    readonly filter: TimelineFilter,
    readonly paging: Paging,
    readonly reading: Reading = {},
    /** Needs a debtor. `track-record`: what is known of the debtor from its other alliances. */
    readonly baseRate?: BaseRate,
  ) {
    super();
  }
}

@QueryHandler(GetTrustTimeline)
export class GetTrustTimelineHandler implements IQueryHandler<GetTrustTimeline> {
  private readonly pages = new CachedPages();

  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ filter, paging, reading, baseRate }: GetTrustTimeline): Promise<TrustTimeline> {
    const { allianceId } = filter;
    const models = await this.dependencies.models.ofAlliance(allianceId, reading, [
      'alliances',
      'trust_timelines',
    ]);
    const alliance = await models.alliance(allianceId);
    const key = keyAmong(filter, allianceId, alliance.partnerIds);
    const now = models.now();
    const range = { ...filter, knownAt: reading.knownAt, asOf: reading.asOf };
    if (baseRate === undefined || key.debtor === undefined) {
      const { last, ...page } = await this.pages.read(models.documents, alliance, key, range, paging);
      return answer(alliance, key, alliance.trustPolicy, page, scoreNow(last, alliance.trustPolicy, now));
    }
    const { documents } = await this.dependencies.models.ofPartner(key.debtor, reading);
    const expected = await expectationElsewhere(documents, key.debtor, allianceId, now);
    const { last, ...page } = await rebasedPage(models.documents, alliance, key, range, paging, expected);
    const policy = { ...alliance.trustPolicy, baseRate: expected };
    return answer(alliance, key, policy, page, scoreNow(last, policy, now));
  }
}

function answer(
  { allianceId }: AllianceDocument,
  key: TrustKey,
  policy: TrustPolicy,
  page: Pick<TrustTimeline, 'points' | 'next'>,
  now: TrustTimeline['now'],
): TrustTimeline {
  return { key: { allianceId, ...key }, policy, ...page, now };
}

function scoreNow(last: TimelineState | undefined, policy: TrustPolicy, asOf: string): TrustTimeline['now'] {
  const moment = Date.parse(asOf);
  const { counts = NO_OUTCOMES, ...evidence } = last ?? { R: 0, S: 0, at: moment };
  const { R, S, E, u, lower, upper, band } = scoreAsOf(evidence, moment, policy);
  return { asOf, R, S, E, u, lower, upper, band, counts };
}
