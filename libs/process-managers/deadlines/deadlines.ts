import { Map } from 'immutable';
import { type OccurredOn, type RecordedAllianceEvent } from '#domain';
import { type Intention, type Process } from '../process/process.js';
import { missedAsOf } from './missed-as-of.js';
import { type DueDate } from './open-commitment.js';
import { formed, isOver, watch, type WatchedAlliance } from './watched-alliance.js';

/** The alliances in which a deadline may pass, by id. */
export type Deadlines = Map<string, WatchedAlliance>;

/**
 * Records as missed what was recorded before its due date, and has no outcome when the grace after it is over.
 * It remembers open commitments, and some phases and policies of each alliance that is not over.
 */
export const deadlines: Process<Deadlines> = {
  name: 'deadlines',
  initial: Map(),
  react,
  forget: (all, allianceId) => all.delete(allianceId),
  due: intentionsAt,
};

function react(all: Deadlines, event: RecordedAllianceEvent): Deadlines {
  const { allianceId } = event;
  const alliance = all.get(allianceId);
  if (event.type === 'AllianceFormed') return alliance ? all : all.set(allianceId, formed(event));
  // One that missed an event stays at its revision, at which nobody records anything any more.
  if (alliance?.revision !== event.revision - 1) return all;
  const changed = watch(alliance, event);
  return isOver(changed) && changed.open.isEmpty() ? all.delete(allianceId) : all.set(allianceId, changed);
}

function intentionsAt(all: Deadlines, now: string): readonly Intention[] {
  const instant = Date.parse(now);
  const intentions: Intention[] = [];
  for (const alliance of all.values())
    for (const { commitmentId, due, carriedOver } of alliance.open.values()) {
      if (!due) continue;
      const asOf = missedAsOf(alliance, due, carriedOver, instant);
      if (asOf !== undefined) intentions.push(miss(alliance, commitmentId, due, asOf, now));
    }
  return intentions;
}

function miss(
  { profile: { allianceId }, revision, amendedBy }: WatchedAlliance,
  commitmentId: string,
  { eventId }: DueDate,
  asOf: OccurredOn,
  now: string,
): Intention {
  return {
    command: {
      type: 'MissCommitment',
      allianceId,
      occurredOn: asOf,
      now,
      data: { commitmentId, asOf, detectedBy: 'deadline' },
    },
    // A miss that was retracted counts as if it had never been: that it passes again is another occasion.
    key: ['deadline', eventId, asOf, amendedBy].filter((part) => part !== undefined).join(' '),
    causationId: eventId,
    revision,
  };
}
