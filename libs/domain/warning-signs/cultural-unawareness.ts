import { currentPartners } from '../alliance/profile.js';
import type { Commitment } from '../commitment/commitment.js';
import { partiesAt } from '../commitment/terms.js';
import type { ConcernKind } from '../catalogue/events.js';
import { activeDaysBetween, dayOfMark } from '../ledger/days.js';
import type { Concern, DeclaredProfile, Ledger } from '../ledger/ledger.js';
import type { Mark } from '../ledger/mark.js';
import { dayOf, firstDayOf } from '../time/occurred-on.js';
import { counted, finding } from './finding.js';
import type { Drafted } from './finding.js';
import type { WarningThresholds } from './thresholds.js';

/** W4 */
export function culturalUnawareness(
  ledger: Ledger,
  asOf: number,
  limits: WarningThresholds['W4'],
): Drafted[] {
  return [
    ...neverMet(ledger, asOf, limits),
    ...unacknowledged(ledger, asOf, limits),
    ...severalConcerns(ledger, asOf, limits),
    ...unresolvedConcerns(ledger, asOf, limits),
  ];
}

/** Once the first days are over, that they did not meet in them remains so. */
function neverMet(ledger: Ledger, asOf: number, { firstDays }: WarningThresholds['W4']): Drafted[] {
  const { profile, profiles, meetings } = ledger;
  const formed = firstDayOf(profile.formedOn);
  const daysIn = (day: number): number => activeDaysBetween(profile, formed, day);
  const first = meetings.first();
  if (daysIn(dayOf(asOf)) <= firstDays || (first && daysIn(dayOfMark(first)) <= firstDays)) return [];
  const declared = currentPartners(profile).flatMap(({ partnerId }) => profiles.get(partnerId) ?? []);
  if (new Set(declared.map(inOneLine)).size < 2) return [];
  return [
    finding('W4', {
      level: 'amber',
      rule: 'never-met',
      facts: { profiles: declared.length, days: daysIn(first ? dayOfMark(first) : dayOf(asOf)) },
      text: `The partners say that they differ, and did not meet in the first ${firstDays} days.`,
      advice: 'Meet, and tell each other how you decide, disagree and say no.',
      marks: first ? [...declared, first] : declared,
    }),
  ];
}

function inOneLine({ culture, values, mandate }: DeclaredProfile): string {
  return [culture, values, mandate].map((text) => text.trim().toLowerCase()).join('\n');
}

function unacknowledged(
  { profile, open }: Ledger,
  asOf: number,
  { acknowledgementDays }: WarningThresholds['W4'],
): Drafted[] {
  const today = dayOf(asOf);
  const promises: Mark[] = [];
  let days = 0;
  open.forEach((commitment) => {
    const age = activeDaysBetween(profile, dayOfMark(commitment.made), today);
    if (age < acknowledgementDays || isAcknowledged(commitment)) return;
    promises.push(commitment.made);
    days = Math.max(days, age);
  });
  if (promises.length === 0) return [];
  return [
    finding('W4', {
      level: 'amber',
      rule: 'unacknowledged',
      facts: { promises: promises.length, days },
      text: `${counted(promises.length, 'open promise')} not acknowledged by every creditor, for ${counted(days, 'day')} at most.`,
      advice: 'Ask the creditors to say it in their own words: a polite yes may only mean "heard".',
      marks: promises,
    }),
  ];
}

/** By every creditor. Whoever agreed to other terms, or to other parties, has understood the promise. */
function isAcknowledged(commitment: Commitment): boolean {
  const { acknowledgements, renegotiations, reassignments } = commitment;
  if (renegotiations.length > 0 || reassignments.length > 0) return true;
  if (acknowledgements.length === 0) return false;
  const by = new Set(acknowledgements.map(({ creditor }) => creditor));
  return partiesAt(commitment).creditors.every((creditor) => by.has(creditor));
}

const CULTURAL: readonly ConcernKind[] = ['culture', 'communication'];

interface RaisedConcern extends Concern {
  readonly raised: NonNullable<Concern['raised']>;
}

function culturalConcerns({ concerns }: Ledger): RaisedConcern[] {
  return [...concerns.values()].flatMap(({ raised, resolved }) =>
    raised && CULTURAL.includes(raised.kind) ? [{ raised, ...(resolved && { resolved }) }] : [],
  );
}

function severalConcerns(ledger: Ledger, asOf: number, limits: WarningThresholds['W4']): Drafted[] {
  const { concerns, concernWindowDays } = limits;
  const recent = culturalConcerns(ledger).filter(
    ({ raised }) => dayOf(asOf) - dayOfMark(raised) <= concernWindowDays,
  );
  if (recent.length < concerns) return [];
  return [
    finding('W4', {
      level: 'red',
      rule: 'cultural-concerns',
      facts: { concerns: recent.length, windowDays: concernWindowDays },
      text: `${counted(recent.length, 'concern')} about culture or communication in ${concernWindowDays} days.`,
      advice:
        'Agree on ground rules for how you talk and decide, and name someone whom both sides trust to translate.',
      marks: recent.map(({ raised }) => raised),
    }),
  ];
}

function unresolvedConcerns(ledger: Ledger, asOf: number, limits: WarningThresholds['W4']): Drafted[] {
  const { profile } = ledger;
  const ageOf = ({ raised }: RaisedConcern): number =>
    activeDaysBetween(profile, dayOfMark(raised), dayOf(asOf));
  const old = culturalConcerns(ledger).filter(
    (concern) => !concern.resolved && ageOf(concern) >= limits.unresolvedDays,
  );
  if (old.length === 0) return [];
  const days = Math.max(...old.map(ageOf));
  return [
    finding('W4', {
      level: 'red',
      rule: 'cultural-concern-unresolved',
      facts: { concerns: old.length, days },
      text: `${counted(old.length, 'concern')} about culture or communication unresolved, for ${counted(days, 'day')} at most.`,
      advice: 'Talk about it this week, with whoever raised it, and record how it was resolved.',
      marks: old.map(({ raised }) => raised),
    }),
  ];
}
