import { type ConcernKind } from '../catalogue/words.js';
import { type Commitment } from '../commitment/commitment.js';
import { partiesAt } from '../commitment/terms.js';
import { activeDaysBetween, dayOfEvent } from '../assessment/days.js';
import { type DeclaredProfile } from '../assessment/assessment-state.js';
import { type EventRef } from '../time/event-ref.js';
import { firstDayOf } from '../time/occurred-on.js';
import { type Assessed, type DraftFinding, type SignRules, activeDaysSince, counted } from './sign-rules.js';

const thresholds = {
  firstDays: 60,
  acknowledgementDays: 14,
  concerns: 2,
  concernWindowDays: 180,
  unresolvedDays: 14,
};
type Thresholds = typeof thresholds;

export const culturalUnawareness: SignRules<Thresholds> = {
  sign: 'W4',
  version: 3,
  thresholds,
  *check(assessed, limits) {
    yield* neverMet(assessed, limits);
    yield* unacknowledged(assessed, limits);
    const concerns = culturalConcerns(assessed);
    yield* severalConcerns(concerns, limits);
    yield* unresolvedConcerns(concerns, limits);
  },
};

/** Once the first days are over, that they did not meet in them remains so. */
function* neverMet({ state, today, present }: Assessed, { firstDays }: Thresholds): Iterable<DraftFinding> {
  const { profile, profiles, meetings } = state;
  const first = meetings.first();
  const days = activeDaysBetween(profile, firstDayOf(profile.formedOn), first ? dayOfEvent(first) : today);
  if (days <= firstDays) return;
  const declared = [...present].flatMap((partnerId) => profiles.get(partnerId) ?? []);
  if (new Set(declared.map(inOneLine)).size < 2) return;
  yield {
    level: 'amber',
    rule: 'never-met',
    facts: { profiles: declared.length, days },
    text: `The partners say that they differ, and did not meet in the first ${firstDays} days.`,
    advice: 'Meet, and tell each other how you decide, disagree and say no.',
    refs: first ? [...declared, first] : declared,
  };
}

function inOneLine({ culture, values, mandate }: DeclaredProfile): string {
  return [culture, values, mandate].map((text) => text.normalize('NFC').trim().toLowerCase()).join('\n');
}

function* unacknowledged(assessed: Assessed, { acknowledgementDays }: Thresholds): Iterable<DraftFinding> {
  const promises: EventRef[] = [];
  let days = 0;
  assessed.state.open.forEach((commitment) => {
    const age = activeDaysSince(assessed, dayOfEvent(commitment.made));
    if (age < acknowledgementDays || isAcknowledged(commitment, assessed)) return;
    promises.push(commitment.made);
    days = Math.max(days, age);
  });
  if (promises.length === 0) return;
  yield {
    level: 'amber',
    rule: 'unacknowledged',
    facts: { promises: promises.length, days },
    text: `${counted(promises.length, 'open promise')} not acknowledged by every creditor, for ${counted(days, 'day')} at most.`,
    advice: 'Ask the creditors to say it in their own words: a polite yes may only mean "heard".',
    refs: promises,
  };
}

/**
 * By every creditor there still is. Whoever promises it, too, has no need to say so, and whoever agreed to other terms,
 * or to other parties, has understood it.
 */
function isAcknowledged(commitment: Commitment, { present }: Assessed): boolean {
  const { acknowledgements, renegotiations, reassignments } = commitment;
  if (renegotiations.length > 0 || reassignments.length > 0) return true;
  const { debtors, creditors } = partiesAt(commitment);
  const by = new Set(acknowledgements.map(({ creditor }) => creditor));
  return (
    !debtors.some((debtor) => present.has(debtor)) ||
    creditors.every((creditor) => by.has(creditor) || debtors.includes(creditor) || !present.has(creditor))
  );
}

const CULTURAL: readonly ConcernKind[] = ['culture', 'communication'];

interface RaisedConcern {
  readonly raised: EventRef;
  readonly isResolved: boolean;
  /** In days. */
  readonly age: number;
}

/** Not those about a partner who left. */
function culturalConcerns(assessed: Assessed): RaisedConcern[] {
  const { state, present } = assessed;
  const gone = new Set(state.profile.partners.map(({ partnerId }) => partnerId));
  for (const partnerId of present) gone.delete(partnerId);
  return [...state.trackedItems.concern.values()].flatMap(({ opened, closed }) => {
    if (opened?.type !== 'ConcernRaised' || !CULTURAL.includes(opened.data.kind)) return [];
    if (opened.data.about !== undefined && gone.has(opened.data.about)) return [];
    const age = activeDaysSince(assessed, dayOfEvent(opened));
    return [{ raised: opened, isResolved: closed !== undefined, age }];
  });
}

function* severalConcerns(
  all: readonly RaisedConcern[],
  { concerns, concernWindowDays }: Thresholds,
): Iterable<DraftFinding> {
  const recent = all.filter(({ age }) => age <= concernWindowDays);
  if (recent.length < concerns) return;
  yield {
    level: 'red',
    rule: 'cultural-concerns',
    facts: { concerns: recent.length, windowDays: concernWindowDays },
    text: `${counted(recent.length, 'concern')} about culture or communication in ${concernWindowDays} days.`,
    advice:
      'Agree on ground rules for how you talk and decide, and name someone whom both sides trust to translate.',
    refs: recent.map(({ raised }) => raised),
  };
}

function* unresolvedConcerns(
  all: readonly RaisedConcern[],
  { unresolvedDays }: Thresholds,
): Iterable<DraftFinding> {
  const old = all.filter(({ isResolved, age }) => !isResolved && age >= unresolvedDays);
  if (old.length === 0) return;
  const days = Math.max(...old.map(({ age }) => age));
  yield {
    level: 'red',
    rule: 'cultural-concern-unresolved',
    facts: { concerns: old.length, days },
    text: `${counted(old.length, 'concern')} about culture or communication unresolved, for ${counted(days, 'day')} at most.`,
    advice: 'Talk about it this week, with whoever raised it, and record how it was resolved.',
    refs: old.map(({ raised }) => raised),
  };
}
