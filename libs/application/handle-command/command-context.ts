/** A key under which a caller may repeat a command for one alliance, and what it asks for under it. */
export interface IdempotencyKey {
  readonly key: string;
  /** The same for the same request: a repeat is recognised by it. */
  readonly requestHash: string;
}

/** The revisions an alliance may be at for the command to go on; `existing`: any. */
export type RevisionCondition = readonly number[] | 'existing';

/** Who asks, and on what conditions: what of a command is no fact about the alliance. */
export interface CommandContext {
  /** The authenticated caller. */
  readonly caller: string;
  readonly onBehalfOf?: string | undefined;
  /** Where the fact comes from. */
  readonly source?: string | undefined;
  readonly correlationId: string;
  /** What brought the command about. */
  readonly causationId: string;
  readonly idempotency?: IdempotencyKey | undefined;
  readonly ifMatch?: RevisionCondition | undefined;
}

/** What a command recorded: the answer, now and each time it is repeated. */
export interface Recorded {
  readonly allianceId: string;
  /** Of the last event. */
  readonly revision: number;
  /** Of the last event. */
  readonly position: string;
  readonly events: readonly { readonly eventId: string; readonly type: string; readonly revision: number }[];
  /** An earlier command with the same key recorded it. */
  readonly repeated: boolean;
}
