import { nameOf } from '../alliance/profile.js';
import type { AllianceProfile } from '../alliance/profile.js';
import { eventIdsOf } from '../ledger/event-ids.js';
import type { Mark } from '../ledger/mark.js';
import { WARNING_SIGNS } from './warning-sign.js';
import type { Finding, WarningSign } from './warning-sign.js';

/** Of every rule, until one is changed. */
const VERSION = 1;

/** A finding that has not named its events yet. */
export interface Drafted extends Omit<Finding, 'events'> {
  /** What it rests on, in whatever order. */
  readonly marks: readonly Mark[];
}

export function finding(sign: WarningSign, parts: Omit<Drafted, 'sign' | 'name' | 'version'>): Drafted {
  return { sign, name: WARNING_SIGNS[sign], version: VERSION, ...parts };
}

/** @param most how many events it names at most, of many the latest */
export function withEvents({ marks, ...found }: Drafted, most: number): Finding {
  return { ...found, events: eventIdsOf(marks, most) };
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
