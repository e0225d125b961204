/** What was asked for is not there. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}

/** The cursor is none of this list, asked in this way. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';

  constructor() {
    super('must be the `next` of a page of the same list, asked with the same parameters');
  }
}

/** More events than can be looked at one by one. */
export class TooManyChanges extends Error {
  override readonly name = 'TooManyChanges';

  constructor(events: number, most: number) {
    super(`must be later: there are ${events} events since, and ${most} at most are looked at`);
  }
}

/** No event stands at the position. */
export class InvalidPosition extends Error {
  override readonly name = 'InvalidPosition';

  constructor() {
    super('must be a position that a command answered');
  }
}

/** The read models have not got to a position in time. */
export class NotCaughtUp extends Error {
  override readonly name = 'NotCaughtUp';

  constructor(readonly after: string) {
    super(`The read models have not got to position ${after} yet.`);
  }
}

/** An event of the alliance could not be projected: its read models stay behind until that is put right. */
export class InQuarantine extends Error {
  override readonly name = 'InQuarantine';

  constructor(
    readonly allianceId: string,
    readonly projection: string,
  ) {
    super(
      `The read models of alliance ${allianceId} stay behind: the projection ${projection} could not handle an event.`,
    );
  }
}
