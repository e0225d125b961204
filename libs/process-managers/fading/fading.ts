import { Map } from 'immutable';
import {
  SIGN_RULES,
  activeDaysBetween,
  dateOf,
  dayOf,
  evolveProfile,
  lastDayOf,
  movedDueOn,
  pausesOf,
  phaseOf,
  signOfLife,
  startOf,
  type AllianceProfile,
  type RecordedAllianceEvent,
} from '#domain';
import { type Notice, type Process } from '../process/process.js';

/** An alliance, as far as it tells whether it fades. */
export interface SeenAlliance {
  readonly profile: AllianceProfile;
  /** The latest day on which anything happened, counted from 1970-01-01. */
  readonly lastDay: number;
}

export type Fading = Map<string, SeenAlliance>;

const { thresholds: W7 } = SIGN_RULES.W7;
const { thresholds: W8 } = SIGN_RULES.W8;

/**
 * Notices when a review is overdue, and when an alliance has been silent for long. That it lapsed is proposed, and
 * never recorded: whether nobody calls any more is for its partners to say.
 */
export const fading: Process<Fading> = {
  name: 'fading',
  initial: Map(),
  react,
  forget: (all, allianceId) => all.delete(allianceId),
  due: () => [],
  notices: noticesAt,
};

function react(all: Fading, event: RecordedAllianceEvent): Fading {
  const before = all.get(event.allianceId);
  if (!before && event.type !== 'AllianceFormed') return all;
  const happened = startOf(event.occurredOn);
  return all.set(event.allianceId, {
    profile: evolveProfile(before?.profile, event),
    lastDay: signOfLife(event)
      ? Math.max(before?.lastDay ?? -Infinity, dayOf(happened))
      : (before?.lastDay ?? dayOf(happened)),
  });
}

function noticesAt(all: Fading, now: string): readonly Notice[] {
  const instant = Date.parse(now);
  return [...all.values()].flatMap((alliance) => [
    ...reviewOverdue(alliance, instant),
    ...silent(alliance, instant),
  ]);
}

/** By the date as pauses moved it, and the days on which the alliance was active since: as the sign counts them. */
function reviewOverdue({ profile }: SeenAlliance, now: number): readonly Notice[] {
  const { allianceId, name, nextReviewOn, agreedAt } = profile;
  if (nextReviewOn === undefined || !isLiving(profile)) return [];
  const agreedOn = agreedAt.nextReviewOn ? dateOf(dayOf(agreedAt.nextReviewOn.at)) : profile.formedOn;
  const dueOn = movedDueOn(nextReviewOn, agreedOn, pausesOf(profile.phases), now);
  if (activeDaysBetween(profile, lastDayOf(dueOn), dayOf(now)) < W7.overdueDays) return [];
  return [
    {
      allianceId,
      key: `review ${allianceId} ${nextReviewOn}`,
      text: `The review of ${name} that was due on ${dueOn} was not held`,
      since: dueOn,
    },
  ];
}

/** A paused alliance may be silent. */
function silent({ profile, lastDay }: SeenAlliance, now: number): readonly Notice[] {
  const { allianceId, name } = profile;
  if (phaseOf(profile) !== 'active' || dayOf(now) - lastDay <= W8.redDays) return [];
  const since = dateOf(lastDay);
  return [
    {
      allianceId,
      key: `silence ${allianceId} ${since}`,
      text: `Nothing has happened in ${name} for more than ${W8.redDays} days`,
      since,
      proposal: 'AllianceLapsed',
    },
  ];
}

function isLiving(profile: AllianceProfile): boolean {
  const phase = phaseOf(profile);
  return phase === 'active' || phase === 'paused';
}
