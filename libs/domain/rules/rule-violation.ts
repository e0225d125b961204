import { type RecordedFact } from '../catalogue/events.js';

/** The rules of the domain by name: what an alliance's state can forbid. */
export const RULES = [
  'id-taken',
  'two-partners',
  'not-a-partner',
  'promise-to-oneself',
  'due-before-made',
  'unknown-commitment',
  'commitment-closed',
  'unconfirmed',
  'not-yet-due',
  'not-the-creditor',
  'not-the-debtor',
  'already-resolved',
  'already-due',
  'no-consent',
  'self-dealing',
  'self-rating',
  'shares',
  'open-commitments',
  'wrong-phase',
  'out-of-order',
  'before-the-beginning',
  'in-the-future',
  'contradicts',
  'unconfirmed-breach',
  'not-open',
  'too-many',
] as const;
export type Rule = (typeof RULES)[number];

/** The alliance's state forbids the command. Nothing is recorded. */
export class RuleViolation extends Error {
  override readonly name = 'RuleViolation';

  /** The recorded fact that stands in the way, where it is one. */
  readonly conflictsWith?: RecordedFact;

  constructor(
    readonly rule: Rule,
    /** What is wrong, and what to do about it, in a sentence or two. */
    readonly detail: string,
    conflictsWith?: RecordedFact,
  ) {
    super(`${rule}: ${detail}`);
    if (!conflictsWith) return;
    const { eventId, type, occurredOn, revision } = conflictsWith;
    this.conflictsWith = { eventId, type, occurredOn, revision };
  }
}

/** The command is about something of an alliance that was never recorded: an objective, a need, an entry. */
export class UnknownReference extends Error {
  override readonly name = 'UnknownReference';

  constructor(
    readonly what: string,
    readonly id: string,
    readonly allianceId: string,
  ) {
    super(`Alliance ${allianceId} has no ${what} ${id}: check its id, or record first how it began.`);
  }
}

/** The command is about an alliance that was never formed. */
export class UnknownAlliance extends Error {
  override readonly name = 'UnknownAlliance';

  constructor(readonly allianceId: string) {
    super(`There is no alliance ${allianceId}.`);
  }
}
