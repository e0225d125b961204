import { ALLIANCE_KEY, precedes, trustKeyName } from '#domain';
import type { Moment, RecordedAllianceEvent } from '#domain';
import type { DocumentReader } from '#read-store';

import { attempt } from '../attempt.js';
import { commitmentDocument } from '../commitments/commitment-document.js';
import type { Projected, Projector, Written } from '../projection.js';
import { keyDocument } from '../trust-timelines/collections.js';
import { timelineId } from '../trust-timelines/point-document.js';
import type { TimelineId } from '../trust-timelines/point-document.js';
import { refold } from '../trust-timelines/refold.js';
import type { KnownTimeline, Last, Refolded } from '../trust-timelines/refold.js';
import { Timelines } from '../trust-timelines/timelines.js';
import type { Wanted } from '../trust-timelines/timelines.js';
import type { Touch, TouchedKey } from '../trust-timelines/touch.js';
import { allianceDocument } from './alliance-document.js';
import { trustAsOf, trustWithoutEvidence } from './alliance-state.js';
import type { AllianceState } from './alliance-state.js';
import { KnownAlliances } from './known-alliances.js';
import { projectAlliance } from './project-alliance.js';
import type { ProjectedAlliance } from './project-alliance.js';

/** An alliance that some events of a batch are about. */
interface Work {
  readonly stream: string;
  readonly projected: ProjectedAlliance;
  readonly touched: readonly TouchedKey[];
}

/** First folds every alliance, then refolds the timelines this touches: each reads what it needs in one go. */
export class AlliancesProjector implements Projector {
  readonly #alliances: KnownAlliances;
  readonly #timelines: Timelines;

  constructor(documents: DocumentReader) {
    this.#alliances = new KnownAlliances(documents);
    this.#timelines = new Timelines(documents);
  }

  async project(
    streams: ReadonlyMap<string, readonly RecordedAllianceEvent[]>,
  ): Promise<ReadonlyMap<string, Projected>> {
    const results = new Map<string, Projected>();
    const works: Work[] = [];
    for (const [stream, known] of await this.#alliances.known(streams)) {
      const outcome = attempt(() => projectAlliance(known, streams.get(stream) ?? []));
      if ('error' in outcome) results.set(stream, outcome);
      else if (!outcome.done) results.set(stream, { documents: [] });
      else works.push({ stream, projected: outcome.done, touched: await this.#touchedBy(outcome.done) });
    }
    const timelines = await this.#timelines.known(works.flatMap(wantedFor));
    for (const work of works) {
      const outcome = attempt(() => this.#documentsOf(work, timelines));
      results.set(work.stream, 'error' in outcome ? outcome : { documents: outcome.done });
    }
    return results;
  }

  /** The timelines that evidence touches; and if a policy does, all there are. */
  async #touchedBy({ alliance, touched, policyTouches }: ProjectedAlliance): Promise<TouchedKey[]> {
    if (policyTouches.length === 0) return [...touched.values()];
    const all = new Map(touched);
    for (const key of await this.#timelines.keysOf(alliance.profile.allianceId))
      if (!all.has(trustKeyName(key))) all.set(trustKeyName(key), { key, touches: [] });
    return [...all.values()].map(({ key, touches }) => ({ key, touches: [...touches, ...policyTouches] }));
  }

  /** What the others are derived from comes last: commitments, and then the alliance. */
  #documentsOf({ projected, touched }: Work, timelines: ReadonlyMap<string, KnownTimeline>): Written[] {
    const { profile, positions } = projected.alliance;
    const { allianceId, policies } = profile;
    let alliance = projected.alliance;
    const documents: Written[] = [];
    const folded: [TimelineId, Refolded][] = [];
    for (const { key, touches } of touched) {
      const timeline = { allianceId, key };
      const known = timelines.get(timelineId(timeline));
      if (!known) throw new Error(`The timeline ${timelineId(timeline)} was not read.`);
      const refolded = refold(timeline, known, touches, { agreed: policies, positions });
      if (known.made) documents.push(keyDocument(timeline, known.made));
      documents.push(...refolded.documents);
      folded.push([timeline, refolded]);
      if (trustKeyName(key) === ALLIANCE_KEY) alliance = withTrust(alliance, refolded.last);
    }
    for (const state of projected.commitments.values()) documents.push(commitmentDocument(state));
    documents.push(allianceDocument(alliance));
    for (const [timeline, { last }] of folded) this.#timelines.remember(timeline, last);
    this.#alliances.remember(alliance, projected.commitments.values());
    return documents;
  }
}

function wantedFor({ projected, touched }: Work): Wanted[] {
  const { allianceId } = projected.alliance.profile;
  return touched.flatMap(({ key, touches }) => {
    const [first] = touches;
    return first
      ? [{ timeline: { allianceId, key }, from: earliest(touches, first), firstTouchedBy: first.by }]
      : [];
  });
}

function earliest(touches: readonly Touch[], first: Touch): Moment {
  return touches.reduce((least, touch) => (precedes(touch, least) ? touch : least), first);
}

function withTrust(alliance: AllianceState, last: Last | undefined): AllianceState {
  return { ...alliance, trust: last ? trustAsOf(last) : trustWithoutEvidence(alliance.profile) };
}
