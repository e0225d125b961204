import {
  commitmentsAffectedBy,
  countEvent,
  evidenceOfCommitment,
  evidenceOfEvent,
  isCommitmentEvent,
  positionOf,
  trustKeyName,
} from '#domain';
import type { CommitmentEventType, Positions, RecordedAllianceEvent, TrustEvidence, TrustKey } from '#domain';

import { evolveLife } from '../alliance-lives/evolve-life.js';
import type { LifeState } from '../alliance-lives/life-document.js';
import { evolveCommitmentState, moveDueDate } from '../commitments/commitment-state.js';
import type { CommitmentState } from '../commitments/commitment-state.js';
import type { Draft, Seen } from '../projection.js';
import { policyPointEntry } from '../trust-timelines/refold.js';
import { timelineFor } from '../trust-timelines/timeline.js';
import { changesOf } from '../trust-timelines/touch.js';
import type { PointEntry, Touch, TouchedTimeline } from '../trust-timelines/touch.js';
import { evolveAllianceState } from './alliance-state.js';
import type { AllianceState } from './alliance-state.js';

/** Events, and their alliance as far as it must be known to take them in. */
export interface KnownAlliance {
  /** Undefined before it was formed. */
  readonly alliance: AllianceState | undefined;
  readonly life: LifeState | undefined;
  /** By id: those that the events touch, and all open ones if the events may change its pauses. */
  readonly commitments: ReadonlyMap<string, CommitmentState>;
  /** In order; none that the alliance has seen. */
  readonly events: readonly RecordedAllianceEvent[];
}

/** What events made of an alliance. */
export interface ProjectedAlliance {
  readonly alliance: AllianceState;
  /** Those that changed, by id. */
  readonly commitments: ReadonlyMap<string, CommitmentState>;
  /** The timelines that evidence was added to or taken from, by the name of their key. */
  readonly touched: ReadonlyMap<string, TouchedTimeline>;
  /** What touches every timeline the alliance has. */
  readonly policyTouches: readonly Touch[];
  /** The partners of whom something changed beside their timelines, and the last event that changed it. */
  readonly partners: ReadonlyMap<string, Seen>;
  readonly life: LifeState;
  readonly lifeChanged: boolean;
}

/** Takes the events in. Undefined if there are none. */
export function projectAlliance(known: KnownAlliance): ProjectedAlliance | undefined {
  if (known.events.length === 0) return undefined;
  const alliance = new AllianceInProgress(known);
  for (const event of known.events) alliance.takeIn(event);
  return alliance.finished();
}

/** An alliance while events are taken in. */
class AllianceInProgress {
  #alliance: AllianceState | undefined;
  #life: LifeState | undefined;
  readonly #known: ReadonlyMap<string, CommitmentState>;
  readonly #knownLife: LifeState | undefined;
  readonly #changed = new Map<string, CommitmentState>();
  readonly #touched = new Map<string, TouchedTimeline>();
  readonly #policyTouches: Touch[] = [];
  readonly #partners = new Map<string, Seen>();

  constructor({ alliance, life, commitments }: KnownAlliance) {
    this.#alliance = alliance;
    this.#life = life;
    this.#knownLife = life;
    this.#known = commitments;
  }

  takeIn(event: RecordedAllianceEvent): void {
    const before = this.#alliance;
    const after = evolveAllianceState(before, event);
    const promised = isCommitmentEvent(event) ? this.#commitment(event.data.commitmentId) : undefined;
    this.#alliance = isCommitmentEvent(event)
      ? this.#withCommitment(after, event)
      : { ...after, counts: countEvent(after.counts, event) };
    if (event.type === 'AllianceDissolved') this.#carryOver(after, event);
    const evidence = evidenceOfEvent(event);
    if (evidence) this.#add([evidence], after, []);
    if (before && before.profile.policies !== after.profile.policies) this.#touchByPolicy(after);
    if (before && before.pauses !== after.pauses) this.#moveDueDates(after);
    this.#touchPartners(before, after);
    this.#live(after, event, promised);
  }

  finished(): ProjectedAlliance {
    if (!this.#alliance || !this.#life) throw new Error('There is no event to show an alliance by.');
    return {
      alliance: this.#alliance,
      commitments: this.#changed,
      touched: this.#touched,
      policyTouches: this.#policyTouches,
      partners: this.#partners,
      life: this.#life,
      lifeChanged: this.#life !== this.#knownLife,
    };
  }

  #withCommitment(alliance: AllianceState, event: RecordedAllianceEvent<CommitmentEventType>): AllianceState {
    const { commitmentId } = event.data;
    const before = this.#commitment(commitmentId);
    const after = evolveCommitmentState(before, event, alliance.pauses);
    this.#changed.set(commitmentId, after);
    const { gone, come } = changesOf(
      before ? evidenceOfCommitment(before.commitment) : [],
      evidenceOfCommitment(after.commitment),
    );
    this.#remove(gone, alliance);
    this.#add(come, alliance, after.positions);
    return { ...alliance, counts: countEvent(alliance.counts, event, before?.commitment, after.commitment) };
  }

  /** Of what a dissolution leaves open, the history says so. */
  #carryOver({ pauses }: AllianceState, event: RecordedAllianceEvent<'AllianceDissolved'>): void {
    for (const commitmentId of commitmentsAffectedBy(event))
      this.#changed.set(commitmentId, evolveCommitmentState(this.#commitment(commitmentId), event, pauses));
  }

  #moveDueDates({ pauses, seen }: AllianceState): void {
    for (const [commitmentId, state] of [...this.#known, ...this.#changed]) {
      if (this.#commitment(commitmentId) !== state) continue;
      const moved = moveDueDate(state, pauses, seen);
      if (moved !== state) this.#changed.set(commitmentId, moved);
    }
  }

  #touchByPolicy({ profile, positions, seen }: AllianceState): void {
    const change = profile.policies.at(-1);
    if (!change) return;
    const { at, revision, eventId } = change;
    this.#policyTouches.push({ at, revision, eventId, entry: policyPointEntry(change, positions), by: seen });
  }

  /** Those who changed themselves; and all, where something did that is the same for all. */
  #touchPartners(before: AllianceState | undefined, { profile, seen }: AllianceState): void {
    const was = before?.profile;
    const ofAll = was?.phases !== profile.phases || was.policies !== profile.policies;
    if (!ofAll && was.partners === profile.partners) return;
    for (const partner of profile.partners)
      if (ofAll || !was.partners.includes(partner)) this.#partners.set(partner.partnerId, seen);
  }

  /** What is stored of the life may be ahead of the alliance, where a batch was cut off. */
  #live({ profile, seen }: AllianceState, event: RecordedAllianceEvent, promised?: CommitmentState): void {
    if (this.#knownLife && event.position <= this.#knownLife.seen.position) return;
    const now = isCommitmentEvent(event) ? this.#commitment(event.data.commitmentId) : undefined;
    const changed = now && { before: promised?.commitment, after: now.commitment };
    this.#life = evolveLife(this.#life, profile, changed, seen);
  }

  #remove(gone: readonly TrustEvidence[], { profile, seen }: AllianceState): void {
    for (const { of, at, revision, eventId } of gone)
      for (const { key } of of) this.#touch(profile.allianceId, key, { at, revision, eventId, by: seen });
  }

  /** Evidence is mostly that of the event itself; if not, it is of one of the others whose positions are given. */
  #add(come: readonly TrustEvidence[], { profile, seen }: AllianceState, positions: Positions): void {
    for (const { of, at, revision, eventId, type, occurredOn, outcome } of come) {
      const eventPosition = positionOf(positions, revision) ?? seen.position;
      for (const { key, r, s } of of) {
        const entry: Draft<PointEntry> = { eventId, type, occurredOn, at, revision, r, s, eventPosition };
        if (outcome !== undefined) entry.outcome = outcome;
        this.#touch(profile.allianceId, key, { at, revision, eventId, entry, by: seen });
      }
    }
  }

  #touch(allianceId: string, key: TrustKey, touch: Touch): void {
    const name = trustKeyName(key);
    const touched = this.#touched.get(name);
    if (touched) touched.touches.push(touch);
    else this.#touched.set(name, { timeline: timelineFor(allianceId, key, name), touches: [touch] });
  }

  #commitment(commitmentId: string): CommitmentState | undefined {
    return this.#changed.get(commitmentId) ?? this.#known.get(commitmentId);
  }
}
