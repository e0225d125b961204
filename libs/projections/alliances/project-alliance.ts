import {
  type CommitmentEventType,
  commitmentsAffectedBy,
  countEvent,
  type Draft,
  evidenceOfCommitment,
  evidenceOfEvent,
  isCommitmentEvent,
  positionOf,
  type Positions,
  type RecordedAllianceEvent,
  type TrustEvidence,
  type TrustKey,
  trustKeyName,
} from '#domain';

import { evolveLifetime, type LifetimeState } from '../alliance-lifetimes/lifetime.js';
import { type CommitmentState, evolveCommitmentState, moveDueDate } from '../commitments/commitment.js';
import { Folding } from '../projection/fold-collection.js';
import { type Seen } from '../projection/projection.js';
import { policyPointEntry } from '../trust-timelines/refold.js';
import {
  changedEvidence,
  type ChangedTimeline,
  type PointEntry,
  type TimelineChange,
} from '../trust-timelines/timeline-change.js';
import { timelineFor } from '../trust-timelines/timeline.js';
import { type AllianceState, evolveAllianceState } from './alliance.js';

/** Events, and their alliance as far as it must be known to take them in. */
export interface AllianceBefore {
  /** Undefined before it was formed. */
  readonly alliance: AllianceState | undefined;
  readonly lifetime: LifetimeState | undefined;
  /** By id: those that the events affect, and all open ones if the events may change its pauses. */
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
  readonly timelines: ReadonlyMap<string, ChangedTimeline>;
  /** What changes every timeline the alliance has. */
  readonly policyChanges: readonly TimelineChange[];
  /** The partners of whom something changed beside their timelines, and the last event that changed it. */
  readonly partners: ReadonlyMap<string, Seen>;
  readonly lifetime: LifetimeState;
  readonly lifetimeChanged: boolean;
}

/** Takes the events in. Undefined if there are none. */
export function projectAlliance(before: AllianceBefore): ProjectedAlliance | undefined {
  if (before.events.length === 0) return undefined;
  const alliance = new AllianceProjection(before);
  for (const event of before.events) alliance.takeIn(event);
  return alliance.finished();
}

/** An alliance while events are taken in. */
class AllianceProjection {
  private alliance: AllianceState | undefined;
  private lifetime: LifetimeState | undefined;
  private readonly commitments: Folding<CommitmentState>;
  private readonly timelines = new Map<string, ChangedTimeline>();
  private readonly policyChanges: TimelineChange[] = [];
  private readonly partners = new Map<string, Seen>();

  constructor(private readonly before: AllianceBefore) {
    this.alliance = before.alliance;
    this.lifetime = before.lifetime;
    this.commitments = new Folding(before.commitments);
  }

  takeIn(event: RecordedAllianceEvent): void {
    const before = this.alliance;
    const after = evolveAllianceState(before, event);
    const promised = isCommitmentEvent(event) ? this.commitments.get(event.data.commitmentId) : undefined;
    this.alliance = isCommitmentEvent(event)
      ? this.withCommitment(after, event)
      : { ...after, counts: countEvent(after.counts, event) };
    if (event.type === 'AllianceDissolved') this.carryOver(after, event);
    const evidence = evidenceOfEvent(event, after.profile.formedOn);
    if (evidence) this.add([evidence], after, []);
    if (before && before.profile.policies !== after.profile.policies) this.changeByPolicy(after);
    if (before && before.pauses !== after.pauses) this.moveDueDates(after);
    this.changePartners(before, after);
    this.evolveLifetime(after, event, promised);
  }

  finished(): ProjectedAlliance {
    const { alliance, lifetime, timelines, policyChanges, partners } = this;
    if (!alliance || !lifetime) throw new Error('There is no event to show an alliance by.');
    return {
      alliance,
      commitments: this.commitments.changed,
      timelines,
      policyChanges,
      partners,
      lifetime,
      lifetimeChanged: lifetime !== this.before.lifetime,
    };
  }

  private withCommitment(
    alliance: AllianceState,
    event: RecordedAllianceEvent<CommitmentEventType>,
  ): AllianceState {
    const { commitmentId } = event.data;
    const before = this.commitments.get(commitmentId);
    const after = evolveCommitmentState(before, event, alliance);
    this.commitments.set(commitmentId, after);
    const { gone, come } = changedEvidence(
      before ? evidenceOfCommitment(before.commitment) : [],
      evidenceOfCommitment(after.commitment),
    );
    this.remove(gone, alliance);
    this.add(come, alliance, after.positions);
    return { ...alliance, counts: countEvent(alliance.counts, event, before?.commitment, after.commitment) };
  }

  /** Of what a dissolution leaves open, the history says so. */
  private carryOver(alliance: AllianceState, event: RecordedAllianceEvent<'AllianceDissolved'>): void {
    for (const id of commitmentsAffectedBy(event))
      this.commitments.set(id, evolveCommitmentState(this.commitments.get(id), event, alliance));
  }

  private moveDueDates({ pauses, seen }: AllianceState): void {
    for (const id of new Set([...this.before.commitments.keys(), ...this.commitments.changed.keys()])) {
      const state = this.commitments.get(id);
      if (state) this.commitments.set(id, moveDueDate(state, pauses, seen));
    }
  }

  private changeByPolicy({ profile, positions, seen }: AllianceState): void {
    const change = profile.policies.at(-1);
    if (!change) return;
    const { at, revision, eventId } = change;
    this.policyChanges.push({ at, revision, eventId, entry: policyPointEntry(change, positions), by: seen });
  }

  /** Those who changed themselves; and all, where something did that is the same for all. */
  private changePartners(before: AllianceState | undefined, { profile, seen }: AllianceState): void {
    const was = before?.profile;
    const ofAll = was?.phases !== profile.phases || was.policies !== profile.policies;
    if (!ofAll && was.partners === profile.partners) return;
    for (const partner of profile.partners)
      if (ofAll || !was.partners.includes(partner)) this.partners.set(partner.partnerId, seen);
  }

  private evolveLifetime(
    { profile, seen }: AllianceState,
    event: RecordedAllianceEvent,
    promised: CommitmentState | undefined,
  ): void {
    const now = isCommitmentEvent(event) ? this.commitments.get(event.data.commitmentId) : undefined;
    const changed = now && { before: promised?.commitment, after: now.commitment };
    this.lifetime = evolveLifetime(this.lifetime, profile, changed, seen);
  }

  private remove(gone: readonly TrustEvidence[], { profile, seen }: AllianceState): void {
    for (const { of, at, revision, eventId } of gone)
      for (const { key } of of) this.change(profile.allianceId, key, { at, revision, eventId, by: seen });
  }

  /** Evidence is mostly that of the event itself; if not, it is of one of the others whose positions are given. */
  private add(come: readonly TrustEvidence[], { profile, seen }: AllianceState, positions: Positions): void {
    for (const { of, at, revision, eventId, type, occurredOn, outcome } of come) {
      const eventPosition = positionOf(positions, revision) ?? seen.position;
      for (const { key, r, s } of of) {
        const entry: Draft<PointEntry> = { eventId, type, occurredOn, at, revision, r, s, eventPosition };
        if (outcome !== undefined) entry.outcome = outcome;
        this.change(profile.allianceId, key, { at, revision, eventId, entry, by: seen });
      }
    }
  }

  private change(allianceId: string, key: TrustKey, change: TimelineChange): void {
    const name = trustKeyName(key);
    const changed = this.timelines.get(name);
    if (changed) changed.changes.push(change);
    else this.timelines.set(name, { timeline: timelineFor(allianceId, key, name), changes: [change] });
  }
}
