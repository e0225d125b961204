import { type Epoch, epochsDuring } from '../alliance/epochs.js';
import { type Fact } from '../alliance/facts.js';
import { DEFINITIONS } from '../catalogue/catalogue.js';
import { phasesAccepting } from '../catalogue/events.js';
import { type AllianceProfile } from '../alliance/profile.js';
import { listed } from '../shared/text.js';
import { RuleViolation } from './rule-violation.js';
import { mustNotPrecedeTheAlliance } from './time.js';

/** What of an alliance tells whether a fact can stand. */
export interface Ground {
  readonly profile: AllianceProfile;
  readonly epochs: readonly Epoch[];
}

/**
 * Whether the alliance, as it stood when a fact happened, allows it: `before-the-beginning`, `wrong-phase`,
 * `not-a-partner`, `shares`. An imprecise fact needs one epoch it may have happened in that allows it.
 */
export function mustStand(ground: Ground, fact: Fact): void {
  if (DEFINITIONS[fact.type].mayBeOlder && isOlder(ground, fact)) return;
  mustNotPrecedeTheAlliance(ground.profile, ground.epochs, fact);
  mustStandIn(epochsDuring(ground.epochs, fact), ground.profile, fact);
}

/** Prior relationships may be older than the alliance. */
function isOlder({ epochs }: Ground, fact: Fact): boolean {
  const [first] = epochs;
  return first !== undefined && fact.to < first.from;
}

/** The same for what begins an epoch: it follows on the latest one, whatever that one's date leaves open. */
export function mustFollow(ground: Ground, fact: Fact): void {
  mustStandIn(ground.epochs.slice(-1), ground.profile, fact);
}

function mustStandIn(epochs: readonly Epoch[], profile: AllianceProfile, fact: Fact): void {
  const acceptedIn = phasesAccepting(fact.type);
  const accepting = epochs.filter(({ phase }) => acceptedIn.includes(phase));
  if (accepting.length === 0) throw wrongPhase(epochs, profile, fact);
  const peopled = accepting.filter(({ partners }) => fact.partners.every((partner) => partners.has(partner)));
  if (peopled.length === 0) throw notAPartner(accepting, profile, fact);
  if (peopled.some((epoch) => isEveryPartner(fact.everyPartner, epoch))) return;
  throw new RuleViolation(
    'shares',
    `Agreed shares name every partner: on ${fact.occurredOn} they were ${listed(peopled.at(-1)?.partners ?? [])}, ` +
      `the shares name ${listed(fact.everyPartner ?? [])}.`,
  );
}

function isEveryPartner(named: readonly string[] | undefined, { partners }: Epoch): boolean {
  return !named || (named.length === partners.size && named.every((partner) => partners.has(partner)));
}

function wrongPhase(epochs: readonly Epoch[], profile: AllianceProfile, fact: Fact): RuleViolation {
  const epoch = epochs.at(-1);
  const { label } = DEFINITIONS[fact.type];
  return new RuleViolation(
    'wrong-phase',
    `${label} needs an alliance that is ${phasesAccepting(fact.type).join(' or ')}: on ${fact.occurredOn} ` +
      `${profile.name} was ${epoch?.phase ?? 'not there'} (since ${epoch?.phaseSince ?? profile.formedOn}). ` +
      remedyIn(epoch?.phase),
  );
}

function remedyIn(phase: Epoch['phase'] | undefined): string {
  switch (phase) {
    case 'paused':
      return 'Resume it first, or give the earlier date on which it happened.';
    case 'lapsed':
      return 'Revive it first, or give the earlier date on which it happened.';
    case 'dissolved':
    case 'formalised':
      return 'That end is final: only what happened before it can still be recorded, and outcomes.';
    case 'active':
    case undefined:
      return 'Check the date, and what is recorded so far.';
    default:
      return phase satisfies never;
  }
}

function notAPartner(epochs: readonly Epoch[], profile: AllianceProfile, fact: Fact): RuleViolation {
  const partners = epochs.at(-1)?.partners ?? new Set();
  const strangers = new Set(fact.partners.filter((partner) => !partners.has(partner)));
  return new RuleViolation(
    'not-a-partner',
    `On ${fact.occurredOn} the partners of ${profile.name} were ${listed(partners)}: ${listed(strangers)} ` +
      `${strangers.size === 1 ? 'was' : 'were'} not. Check the ids, or record first that ` +
      `${strangers.size === 1 ? 'this partner' : 'these partners'} joined.`,
  );
}
