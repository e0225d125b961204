import { type RevisionCondition } from './command-context.js';

/** `If-Match` names other revisions than the alliance is at. */
export class StaleRevision extends Error {
  override readonly name = 'StaleRevision';

  constructor(
    readonly allianceId: string,
    readonly expected: RevisionCondition,
    /** Undefined: there is no such alliance. */
    readonly actual: number | undefined,
  ) {
    super(
      actual === undefined
        ? `There is no alliance ${allianceId}, at any revision.`
        : `Alliance ${allianceId} is at revision ${actual}, not at ${[expected].flat().join(' or ') || 'one that was named'}.`,
    );
  }
}

/** The caller used the key for something else before. */
export class IdempotencyKeyReused extends Error {
  override readonly name = 'IdempotencyKeyReused';

  constructor(
    readonly key: string,
    /** The event that was recorded under the key. */
    readonly eventId: string,
  ) {
    super(`The idempotency key ${key} was used for another request, which recorded event ${eventId}.`);
  }
}

/** Others changed the alliance each time the command had been decided. Nothing was recorded. */
export class TooMuchContention extends Error {
  override readonly name = 'TooMuchContention';

  constructor(allianceId: string) {
    super(`Alliance ${allianceId} changes faster than the command could be decided.`);
  }
}

/** A dry run would hold more events in memory than it may. */
export class DryRunTooLarge extends Error {
  override readonly name = 'DryRunTooLarge';

  constructor(maxEvents: number) {
    super(`A dry run takes ${maxEvents} events at most.`);
  }
}
