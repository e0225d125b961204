import { ALLIANCE_KEY, type LastPoint, PROJECTION_OF } from '#domain';
import { type DocumentReader } from '#read-store';

import { LIFETIMES } from '../alliance-lifetimes/lifetime.js';
import { COMMITMENTS } from '../commitments/commitment.js';
import { attempt, projectEach } from '../projection/project-each.js';
import {
  type Projected,
  type Projection,
  type Projector,
  type Seen,
  type Streams,
  type Written,
} from '../projection/projection.js';
import { TRACK_RECORDS, TrackRecords } from '../track-records/track-records.js';
import { type KnownTimeline, refold } from '../trust-timelines/refold.js';
import { type ChangedTimeline } from '../trust-timelines/timeline-change.js';
import { keyDocument, type Timeline, TRUST_KEYS, TRUST_TIMELINES } from '../trust-timelines/timeline.js';
import { Timelines } from '../trust-timelines/timelines.js';
import { AllianceFolds } from './alliance-folds.js';
import { ALLIANCES, withTrust } from './alliance.js';
import { projectAlliance, type ProjectedAlliance } from './project-alliance.js';

/** Alliances, their commitments, their trust timelines and track records: they are made of the same folds. */
export const alliancesProjection: Projection = {
  spec: {
    name: PROJECTION_OF.alliances,
    version: 4,
    collections: [ALLIANCES, LIFETIMES, TRACK_RECORDS, COMMITMENTS, TRUST_KEYS, TRUST_TIMELINES],
  },
  projector: (documents) => new AlliancesProjector(documents),
};

/** An alliance of a batch, once its events were folded. */
interface Folded {
  readonly projected: ProjectedAlliance;
  readonly timelines: readonly ChangedTimeline[];
  /** Of the partners of whom something changed, but not the timelines: the last points, by record. */
  readonly lastPoints: ReadonlyMap<string, LastPoint>;
}

/** First folds every alliance, then refolds the timelines this changes: each reads what it needs in one go. */
class AlliancesProjector implements Projector {
  private readonly folds: AllianceFolds;
  private readonly timelines: Timelines;
  private readonly records: TrackRecords;

  constructor(documents: DocumentReader) {
    this.folds = new AllianceFolds(documents);
    this.timelines = new Timelines(documents);
    this.records = new TrackRecords(documents);
  }

  async project(streams: Streams): Promise<ReadonlyMap<string, Projected>> {
    const results = new Map<string, Projected>();
    const folded = new Map<string, Folded>();
    for (const [stream, before] of await this.folds.load(streams)) {
      const outcome = attempt(() => projectAlliance(before));
      if ('error' in outcome) results.set(stream, outcome);
      else if (!outcome.done) results.set(stream, { documents: [] });
      else folded.set(stream, await this.folded(outcome.done));
    }
    const known = await this.timelines.load([...folded.values()].flatMap(({ timelines }) => timelines));
    for (const [stream, projected] of projectEach(folded, (one) => this.documentsOf(one, known)))
      results.set(stream, projected);
    return results;
  }

  private async folded(projected: ProjectedAlliance): Promise<Folded> {
    const timelines = await this.changedTimelines(projected);
    const refolded = new Set(timelines.map(({ timeline }) => partnerOf(timeline)));
    const others = [...projected.partners.keys()].filter((partnerId) => !refolded.has(partnerId));
    const lastPoints = await this.records.load(projected.alliance.profile.allianceId, others);
    return { projected, timelines, lastPoints };
  }

  /** The timelines that evidence changes; and if a policy does, all there are. */
  private async changedTimelines(projected: ProjectedAlliance): Promise<ChangedTimeline[]> {
    const { alliance, timelines, policyChanges } = projected;
    if (policyChanges.length === 0) return [...timelines.values()];
    const all = new Map(timelines);
    for (const timeline of await this.timelines.storedOf(alliance.profile.allianceId))
      if (!all.has(timeline.name)) all.set(timeline.name, { timeline, changes: [] });
    return Array.from(all.values(), ({ timeline, changes }) => ({
      timeline,
      changes: [...changes, ...policyChanges],
    }));
  }

  private documentsOf(
    { projected, timelines, lastPoints }: Folded,
    known: ReadonlyMap<string, KnownTimeline>,
  ): Written[] {
    const { profile, positions } = projected.alliance;
    const policies = { agreed: profile.policies, positions };
    const refolded = timelines.map(({ timeline, changes }) => {
      const before = known.get(timeline.id);
      if (!before) throw new Error(`The timeline ${timeline.id} was not read.`);
      return { timeline, made: before.made, ...refold(timeline, before, changes, policies) };
    });
    const ofAlliance = refolded.find(({ timeline }) => timeline.name === ALLIANCE_KEY);
    const alliance = ofAlliance ? withTrust(projected.alliance, ofAlliance.last) : projected.alliance;
    const records = this.records.documentsOf(
      profile,
      changedRecords(projected.partners, timelines),
      new Map(refolded.flatMap(({ timeline, last }) => mapped(partnerOf(timeline), last))),
      lastPoints,
    );
    for (const { timeline, last } of refolded) this.timelines.remember(timeline, last);
    return [
      ...refolded.flatMap((one) => one.documents),
      ...refolded.flatMap(({ timeline, made }) => (made ? [keyDocument(timeline, made)] : [])),
      ...records,
      ...this.folds.write(projected, alliance),
    ];
  }
}

/** The partner whose timeline it is; undefined for an alliance's and a pair's. */
function partnerOf({ key: { debtor, creditor } }: Timeline): string | undefined {
  return creditor === undefined ? debtor : undefined;
}

function mapped<V>(key: string | undefined, value: V): [string, V][] {
  return key === undefined ? [] : [[key, value]];
}

/** A partner's record changes with the partner, the alliance, and the partner's timeline. */
function changedRecords(
  partners: ReadonlyMap<string, Seen>,
  timelines: readonly ChangedTimeline[],
): ReadonlyMap<string, Seen> {
  const changed = new Map(partners);
  for (const { timeline, changes } of timelines) {
    const partnerId = partnerOf(timeline);
    if (partnerId === undefined) continue;
    for (const { by } of changes)
      if (by.position > (changed.get(partnerId)?.position ?? '')) changed.set(partnerId, by);
  }
  return changed;
}
