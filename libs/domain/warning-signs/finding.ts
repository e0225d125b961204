import { nameOf } from '../alliance/profile.js';
import type { AllianceProfile } from '../alliance/profile.js';
import { WARNING_SIGNS } from './warning-sign.js';
import type { Finding, WarningSign } from './warning-sign.js';

/** Of every rule, until one is changed. */
const VERSION = 1;

export function finding(sign: WarningSign, parts: Omit<Finding, 'sign' | 'name' | 'version'>): Finding {
  return { sign, name: WARNING_SIGNS[sign], version: VERSION, ...parts };
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
