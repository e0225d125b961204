import { type AllianceProfile, nameOf } from '../alliance/profile.js';
import { eventIdsOf } from '../assessment/event-ids.js';
import { type EventRef } from '../time/event-ref.js';
import { type Finding, WARNING_SIGNS, type WarningSign } from './warning-sign.js';

/** Of every rule, until one is changed. */
const VERSION = 1;

/** A finding that has not named its events yet. */
export interface DraftFinding extends Omit<Finding, 'events'> {
  /** What it rests on, in whatever order. */
  readonly refs: readonly EventRef[];
}

export function finding(
  sign: WarningSign,
  parts: Omit<DraftFinding, 'sign' | 'name' | 'version'>,
): DraftFinding {
  return { sign, name: WARNING_SIGNS[sign], version: VERSION, ...parts };
}

/** @param most how many events it names at most, of many the latest */
export function withEvents({ refs, ...found }: DraftFinding, most: number): Finding {
  return { ...found, events: eventIdsOf(refs, most) };
}

/** A figure for people: two decimals at most. */
export function shown(figure: number): string {
  return String(Math.round(figure * 100) / 100);
}

/** How many there are of something: `1 day`, `2 days`. */
export function counted(number: number, singular: string): string {
  return `${number} ${singular}${number === 1 ? '' : 's'}`;
}

/** Partners by their names. */
export function named(profile: AllianceProfile, partnerIds: readonly string[]): string {
  return partnerIds.map((partnerId) => nameOf(profile, partnerId)).join(', ');
}
