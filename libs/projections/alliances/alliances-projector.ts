import { ALLIANCE_KEY, precedes } from '#domain';
import type { LastPoint, Moment, RecordedAllianceEvent } from '#domain';
import type { DocumentReader } from '#read-store';

import { lifeDocument } from '../alliance-lives/life-document.js';
import { attempt } from '../attempt.js';
import { commitmentDocument } from '../commitments/commitment-document.js';
import type { Projected, Projector, Seen, Written } from '../projection.js';
import { TrackRecords } from '../track-records/track-records.js';
import { keyDocument } from '../trust-timelines/collections.js';
import { refold } from '../trust-timelines/refold.js';
import type { KnownTimeline, Last } from '../trust-timelines/refold.js';
import type { Timeline } from '../trust-timelines/timeline.js';
import { Timelines } from '../trust-timelines/timelines.js';
import type { Wanted } from '../trust-timelines/timelines.js';
import type { Touch, TouchedTimeline } from '../trust-timelines/touch.js';
import { allianceDocument } from './alliance-document.js';
import { storedTrustOf, trustWithoutEvidence } from './alliance-state.js';
import type { AllianceState } from './alliance-state.js';
import { KnownAlliances } from './known-alliances.js';
import { projectAlliance } from './project-alliance.js';
import type { ProjectedAlliance } from './project-alliance.js';

/** An alliance that some events of a batch are about. */
interface Work {
  readonly stream: string;
  readonly projected: ProjectedAlliance;
  readonly touched: readonly TouchedTimeline[];
  /** Of the partners of whom something changed, but not the timelines: the last points, by record. */
  readonly points: ReadonlyMap<string, LastPoint>;
}

/** First folds every alliance, then refolds the timelines this touches: each reads what it needs in one go. */
export class AlliancesProjector implements Projector {
  readonly #alliances: KnownAlliances;
  readonly #timelines: Timelines;
  readonly #records: TrackRecords;

  constructor(documents: DocumentReader) {
    this.#alliances = new KnownAlliances(documents);
    this.#timelines = new Timelines(documents);
    this.#records = new TrackRecords(documents);
  }

  async project(
    streams: ReadonlyMap<string, readonly RecordedAllianceEvent[]>,
  ): Promise<ReadonlyMap<string, Projected>> {
    const results = new Map<string, Projected>();
    const works: Work[] = [];
    for (const [stream, known] of await this.#alliances.known(streams)) {
      const outcome = attempt(() => projectAlliance(known));
      if ('error' in outcome) results.set(stream, outcome);
      else if (!outcome.done) results.set(stream, { documents: [] });
      else works.push(await this.#workOn(stream, outcome.done));
    }
    const timelines = await this.#timelines.known(works.flatMap(wantedFor));
    for (const work of works) {
      const outcome = attempt(() => this.#documentsOf(work, timelines));
      results.set(work.stream, 'error' in outcome ? outcome : { documents: outcome.done });
    }
    return results;
  }

  async #workOn(stream: string, projected: ProjectedAlliance): Promise<Work> {
    const touched = await this.#touchedBy(projected);
    const refolded = new Set(touched.map(({ timeline }) => partnerOf(timeline)));
    const others = [...projected.partners.keys()].filter((partnerId) => !refolded.has(partnerId));
    const points = await this.#records.known(projected.alliance.profile.allianceId, others);
    return { stream, projected, touched, points };
  }

  /** The timelines that evidence touches; and if a policy does, all there are. */
  async #touchedBy({ alliance, touched, policyTouches }: ProjectedAlliance): Promise<TouchedTimeline[]> {
    if (policyTouches.length === 0) return [...touched.values()];
    const all = new Map(touched);
    for (const timeline of await this.#timelines.storedOf(alliance.profile.allianceId))
      if (!all.has(timeline.name)) all.set(timeline.name, { timeline, touches: [] });
    return Array.from(all.values(), ({ timeline, touches }) => ({
      timeline,
      touches: [...touches, ...policyTouches],
    }));
  }

  /**
   * What says that others are written comes after them: a timeline's key, the track records, the commitments, and
   * the alliance.
   */
  #documentsOf(
    { projected, touched, points }: Work,
    timelines: ReadonlyMap<string, KnownTimeline>,
  ): Written[] {
    const { profile, positions } = projected.alliance;
    const policies = { agreed: profile.policies, positions };
    const refolded = touched.map(({ timeline, touches }) => {
      const known = timelines.get(timeline.id);
      if (!known) throw new Error(`The timeline ${timeline.id} was not read.`);
      return { timeline, made: known.made, ...refold(timeline, known, touches, policies) };
    });
    const ofAlliance = refolded.find(({ timeline }) => timeline.name === ALLIANCE_KEY);
    const alliance = ofAlliance ? withTrust(projected.alliance, ofAlliance.last) : projected.alliance;
    const commitments = [...projected.commitments.values()];
    const records = this.#records.documentsOf(
      profile,
      touchedRecords(projected.partners, touched),
      new Map(refolded.flatMap(({ timeline, last }) => mapped(partnerOf(timeline), last))),
      points,
    );
    const documents = [
      ...refolded.flatMap((one) => one.documents),
      ...refolded.flatMap(({ timeline, made }) => (made ? [keyDocument(timeline, made)] : [])),
      ...records,
      ...commitments.map(commitmentDocument),
      ...(projected.lifeChanged ? [lifeDocument(projected.life)] : []),
      allianceDocument(alliance),
    ];
    for (const { timeline, last } of refolded) this.#timelines.remember(timeline, last);
    this.#alliances.remember(alliance, projected.life, commitments);
    return documents;
  }
}

function wantedFor({ touched }: Work): Wanted[] {
  return touched.flatMap(({ timeline, touches }) => {
    const [first] = touches;
    return first ? [{ timeline, from: earliest(touches, first), firstTouchedBy: first.by }] : [];
  });
}

function earliest(touches: readonly Touch[], first: Touch): Moment {
  return touches.reduce((least, touch) => (precedes(touch, least) ? touch : least), first);
}

/** The partner whose timeline it is; undefined for an alliance's and a pair's. */
function partnerOf({ key: { debtor, creditor } }: Timeline): string | undefined {
  return creditor === undefined ? debtor : undefined;
}

function mapped<V>(key: string | undefined, value: V): [string, V][] {
  return key === undefined ? [] : [[key, value]];
}

/** A partner's record changes with the partner, the alliance, and the partner's timeline. */
function touchedRecords(
  partners: ReadonlyMap<string, Seen>,
  timelines: readonly TouchedTimeline[],
): ReadonlyMap<string, Seen> {
  const touched = new Map(partners);
  for (const { timeline, touches } of timelines) {
    const partnerId = partnerOf(timeline);
    if (partnerId === undefined) continue;
    for (const { by } of touches)
      if (by.position > (touched.get(partnerId)?.position ?? '')) touched.set(partnerId, by);
  }
  return touched;
}

function withTrust(alliance: AllianceState, last: Last | undefined): AllianceState {
  return { ...alliance, trust: last ? storedTrustOf(last) : trustWithoutEvidence(alliance.profile) };
}
