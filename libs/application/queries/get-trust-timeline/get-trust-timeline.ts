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
import { NotFound } from '../shared/errors.js';
import type { Paging } from '../shared/page.js';
import type { ReadModels } from '../shared/read-models.js';
import { KnownPages } from './known-pages.js';
import type { PointRange } from './timeline-page.js';
import type { TrustPoint } from './trust-point.js';

export interface TimelineFilter extends TrustKey, PointRange {
  readonly allianceId: string;
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
  private readonly pages: KnownPages;

  constructor(private readonly models: ReadModels) {
    this.pages = new KnownPages(models.documents);
  }

  async execute({ filter, paging, after }: GetTrustTimeline): Promise<TrustTimeline> {
    const { allianceId } = filter;
    await this.models.upTo(after, ['alliances', 'trust_timelines'], allianceId);
    const alliance = await this.models.alliance(allianceId);
    const { trustPolicy } = alliance;
    const key = keyOf(filter, alliance);
    const { last, ...page } = await this.pages.read(alliance, key, filter, paging);
    return {
      key: { allianceId, ...key },
      policy: trustPolicy,
      ...page,
      now: scoreNow(last, trustPolicy, this.models.now()),
    };
  }
}

/** @throws NotFound for a stranger */
function keyOf({ debtor, creditor }: TrustKey, { allianceId, partnerIds }: AllianceDocument): TrustKey {
  for (const partner of [debtor, creditor])
    if (partner !== undefined && !partnerIds.includes(partner))
      throw new NotFound(`${partner} never was a partner of alliance ${allianceId}.`);
  return { ...(debtor === undefined ? {} : { debtor }), ...(creditor === undefined ? {} : { creditor }) };
}

function scoreNow(last: TimelineState | undefined, policy: TrustPolicy, asOf: string): TrustTimeline['now'] {
  const moment = Date.parse(asOf);
  const { counts = NO_OUTCOMES, ...evidence } = last ?? { R: 0, S: 0, at: moment };
  const { R, S, E, u, lower, upper, band } = scoreAsOf(evidence, moment, policy);
  return { asOf, R, S, E, u, lower, upper, band, counts };
}
