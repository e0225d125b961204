import { currentPartners } from '../alliance/profile.js';
import { type Commitment } from '../commitment/commitment.js';
import { partiesAt } from '../commitment/terms.js';
import { type ConcernKind } from '../catalogue/events.js';
import { activeDaysBetween, dayOfEvent } from '../assessment/days.js';
import { type AssessmentState, type Concern, type DeclaredProfile } from '../assessment/assessment-state.js';
import { type EventRef } from '../time/event-ref.js';
import { dayOf, firstDayOf } from '../time/occurred-on.js';
import { type DraftFinding, counted, finding } from './finding.js';
import { type WarningThresholds } from './thresholds.js';

/** W4 */
export function culturalUnawareness(
  state: AssessmentState,
  asOf: number,
  limits: WarningThresholds['W4'],
): DraftFinding[] {
  return [
    ...neverMet(state, asOf, limits),
    ...unacknowledged(state, asOf, limits),
    ...severalConcerns(state, asOf, limits),
    ...unresolvedConcerns(state, asOf, limits),
  ];
}

/** Once the first days are over, that they did not meet in them remains so. */
function neverMet(
  state: AssessmentState,
  asOf: number,
  { firstDays }: WarningThresholds['W4'],
): DraftFinding[] {
  const { profile, profiles, meetings } = state;
  const formed = firstDayOf(profile.formedOn);
  const daysIn = (day: number): number => activeDaysBetween(profile, formed, day);
  const first = meetings.first();
  if (daysIn(dayOf(asOf)) <= firstDays || (first && daysIn(dayOfEvent(first)) <= firstDays)) return [];
  const declared = currentPartners(profile).flatMap(({ partnerId }) => profiles.get(partnerId) ?? []);
  if (new Set(declared.map(inOneLine)).size < 2) return [];
  return [
    finding('W4', {
      level: 'amber',
      rule: 'never-met',
      facts: { profiles: declared.length, days: daysIn(first ? dayOfEvent(first) : dayOf(asOf)) },
      text: `The partners say that they differ, and did not meet in the first ${firstDays} days.`,
      advice: 'Meet, and tell each other how you decide, disagree and say no.',
      refs: first ? [...declared, first] : declared,
    }),
  ];
}

function inOneLine({ culture, values, mandate }: DeclaredProfile): string {
  return [culture, values, mandate].map((text) => text.trim().toLowerCase()).join('\n');
}

function unacknowledged(
  { profile, open }: AssessmentState,
  asOf: number,
  { acknowledgementDays }: WarningThresholds['W4'],
): DraftFinding[] {
  const today = dayOf(asOf);
  const promises: EventRef[] = [];
  let days = 0;
  open.forEach((commitment) => {
    const age = activeDaysBetween(profile, dayOfEvent(commitment.made), today);
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
      refs: promises,
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

function culturalConcerns({ concerns }: AssessmentState): RaisedConcern[] {
  return [...concerns.values()].flatMap(({ raised, resolved }) =>
    raised && CULTURAL.includes(raised.kind) ? [{ raised, ...(resolved && { resolved }) }] : [],
  );
}

function severalConcerns(
  state: AssessmentState,
  asOf: number,
  limits: WarningThresholds['W4'],
): DraftFinding[] {
  const { concerns, concernWindowDays } = limits;
  const recent = culturalConcerns(state).filter(
    ({ raised }) => dayOf(asOf) - dayOfEvent(raised) <= concernWindowDays,
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
      refs: recent.map(({ raised }) => raised),
    }),
  ];
}

function unresolvedConcerns(
  state: AssessmentState,
  asOf: number,
  limits: WarningThresholds['W4'],
): DraftFinding[] {
  const { profile } = state;
  const ageOf = ({ raised }: RaisedConcern): number =>
    activeDaysBetween(profile, dayOfEvent(raised), dayOf(asOf));
  const old = culturalConcerns(state).filter(
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
      refs: old.map(({ raised }) => raised),
    }),
  ];
}
