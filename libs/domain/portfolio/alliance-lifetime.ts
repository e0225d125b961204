import { type Phase } from '../catalogue/phases.js';
import { type AllianceKind } from '../catalogue/words.js';
import { type AllianceProfile, currentSpan } from '../alliance/profile.js';
import { type Commitment, type Outcome } from '../commitment/commitment.js';
import { liveOutcome } from '../commitment/status.js';
import { dateOf, dayOf, startOf } from '../time/occurred-on.js';
import { countedAs } from '../evidence/evidence.js';
import { NO_OUTCOMES, type OutcomeCounts } from '../trust/timeline.js';
import { type EndingReason, endingOf } from '../views/ending.js';

/** The little that a portfolio wants to know of an alliance. */
export interface AllianceLifetime {
  readonly allianceId: string;
  readonly kind: AllianceKind;
  readonly phase: Phase;
  /** Milliseconds since 1970, as the other times. */
  readonly formedAt: number;
  readonly endedAt?: number;
  readonly ending?: EndingReason;
  readonly firstMissedAt?: number;
  /** The outcomes that count, by the month they counted from (`2016-12`); no month without any. */
  readonly outcomes: Readonly<Record<string, OutcomeCounts>>;
  /** How many were missed on each day (`2016-12-10`), so that another first miss is known when one is superseded. */
  readonly missedOn: Readonly<Record<string, number>>;
}

/** A life as the alliance's profile tells it; the same object, if that is what is known already. */
export function lifetimeAfter(
  life: AllianceLifetime | undefined,
  profile: AllianceProfile,
): AllianceLifetime {
  const { allianceId, kind, formedOn } = profile;
  const { phase } = currentSpan(profile);
  const ending = endingOf(profile);
  const endedAt = ending && startOf(ending.endedOn);
  const known = life?.kind === kind && life.phase === phase && life.endedAt === endedAt;
  if (known && life.ending === ending?.reason) return life;
  return {
    allianceId,
    kind,
    phase,
    formedAt: startOf(formedOn),
    ...(ending && { endedAt: startOf(ending.endedOn), ending: ending.reason }),
    ...(life?.firstMissedAt !== undefined && { firstMissedAt: life.firstMissedAt }),
    outcomes: life?.outcomes ?? {},
    missedOn: life?.missedOn ?? {},
  };
}

/** A life after an event of one of its commitments; the same object, if the outcome that counts is the same. */
export function lifetimeAfterOutcome(
  life: AllianceLifetime,
  before: Commitment | undefined,
  after: Commitment,
): AllianceLifetime {
  const was = before && countedOutcome(before);
  const is = countedOutcome(after);
  if (was?.eventId === is?.eventId) return life;
  let changed = life;
  if (was) changed = withOutcome(changed, was, -1);
  if (is) changed = withOutcome(changed, is, 1);
  return changed;
}

function countedOutcome(commitment: Commitment): Outcome | undefined {
  return commitment.closing ? undefined : liveOutcome(commitment);
}

function withOutcome(life: AllianceLifetime, outcome: Outcome, by: 1 | -1): AllianceLifetime {
  const day = dateOf(dayOf(outcome.at));
  const month = day.slice(0, 7);
  const counted = countedAs(outcome);
  const { firstMissedAt, outcomes, missedOn, ...rest } = life;
  void firstMissedAt;
  const counts = outcomes[month] ?? NO_OUTCOMES;
  const changed = { ...counts, [counted]: counts[counted] + by };
  const isNone = Object.values(changed).every((count) => count === 0);
  const misses = counted === 'missed' ? put(missedOn, day, (missedOn[day] ?? 0) + by || undefined) : missedOn;
  const [first] = Object.keys(misses);
  return {
    ...rest,
    ...(first !== undefined && { firstMissedAt: startOf(first) }),
    outcomes: put(outcomes, month, isNone ? undefined : changed),
    missedOn: misses,
  };
}

/** With the entry, or without it, in the order of the keys. */
function put<V>(
  entries: Readonly<Record<string, V>>,
  key: string,
  value: V | undefined,
): Readonly<Record<string, V>> {
  const others = Object.entries(entries).filter(([other]) => other !== key);
  const all = value === undefined ? others : [...others, [key, value] as const];
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}
