import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type AllianceDocument,
  type Evidence,
  NO_OUTCOMES,
  type OccurredOn,
  type OutcomeCounts,
  READ_MODELS,
  type Score,
  type TimelineState,
  type TrustKey,
  type TrustPolicy,
  type TrustPointDocument,
  endOf,
  scoreAsOf,
  startOf,
  trustKeyName,
} from '#domain';
import type { Where } from '#read-store';
import { NotFound } from '../shared/errors.js';
import { type Listing, type Page, type Paging, pageOf, pageOfThese } from '../shared/page.js';
import type { ReadModels } from '../shared/read-models.js';
import { type StoredPoint, policyPoints } from './policy-points.js';
import { type TrustPoint, trustPoint } from './trust-point.js';

export interface TimelineFilter extends TrustKey {
  readonly allianceId: string;
  /** Points from the beginning of this on. */
  readonly from?: OccurredOn | undefined;
  /** Points up to the end of this. */
  readonly to?: OccurredOn | undefined;
}

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
    readonly after?: string,
  ) {
    super();
  }
}

@QueryHandler(GetTrustTimeline)
export class GetTrustTimelineHandler implements IQueryHandler<GetTrustTimeline> {
  constructor(private readonly models: ReadModels) {}

  async execute({ filter, paging, after }: GetTrustTimeline): Promise<TrustTimeline> {
    const { allianceId } = filter;
    await this.models.upTo(after, ['alliances', 'trust_timelines'], allianceId);
    const alliance = await this.models.alliance(allianceId);
    const key = keyOf(filter, alliance);
    const listing = listingOf(filter, key);
    let page: Page<StoredPoint> = await pageOf<TrustPointDocument>(this.models.documents, listing, paging);
    const last = await this.lastPoint(filter, listing, page);
    if (last === undefined)
      page = pageOfThese(policyPoints(alliance, key).filter(within(filter)), listing, paging);
    const { items, ...rest } = page;
    return {
      key: { allianceId, ...key },
      policy: alliance.trustPolicy,
      points: items.map(trustPoint),
      ...rest,
      now: scoreNow(last, alliance.trustPolicy, this.models.now()),
    };
  }

  /** The last point of all there are. */
  private async lastPoint(
    { allianceId, to }: TimelineFilter,
    { collection, where }: Listing,
    { items, next }: Page<StoredPoint>,
  ): Promise<StoredPoint | undefined> {
    if (items.length > 0 && next === undefined && to === undefined) return items.at(-1);
    const [last] = await this.models.documents.find(collection, {
      where: { allianceId, key: where['key'] as string },
      sort: [
        ['at', 'desc'],
        ['revision', 'desc'],
      ],
      limit: 1,
    });
    return last as unknown as TrustPointDocument | undefined;
  }
}

/** @throws NotFound for a stranger */
function keyOf({ debtor, creditor }: TrustKey, { allianceId, partnerIds }: AllianceDocument): TrustKey {
  for (const partner of [debtor, creditor])
    if (partner !== undefined && !partnerIds.includes(partner))
      throw new NotFound(`${partner} never was a partner of alliance ${allianceId}.`);
  return { ...(debtor === undefined ? {} : { debtor }), ...(creditor === undefined ? {} : { creditor }) };
}

function within({ from, to }: TimelineFilter): (point: StoredPoint) => boolean {
  const [first, last] = [
    from === undefined ? -Infinity : startOf(from),
    to === undefined ? Infinity : endOf(to),
  ];
  return ({ at }) => at >= first && at <= last;
}

function listingOf({ allianceId, from, to }: TimelineFilter, key: TrustKey): Listing {
  const range = {
    ...(from === undefined ? {} : { gte: startOf(from) }),
    ...(to === undefined ? {} : { lte: endOf(to) }),
  };
  const where: Where = {
    allianceId,
    key: trustKeyName(key),
    ...(from === undefined && to === undefined ? {} : { at: range }),
  };
  return {
    collection: READ_MODELS.trustTimelines,
    where,
    sort: ['at', 'revision'],
    asked: ['trust-timeline', allianceId, where['key'] as string, from, to],
  };
}

function scoreNow(last: TimelineState | undefined, policy: TrustPolicy, asOf: string): TrustTimeline['now'] {
  const moment = Date.parse(asOf);
  const { counts = NO_OUTCOMES, ...evidence } = last ?? { R: 0, S: 0, at: moment };
  const { R, S, E, u, lower, upper, band } = scoreAsOf(evidence, moment, policy);
  return { asOf, R, S, E, u, lower, upper, band, counts };
}
