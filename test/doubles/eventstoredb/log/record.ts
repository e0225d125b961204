/** A place in the whole log, as the server's clients know it. Compared by commit, then by prepare position. */
export interface Position {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** An event as a client sends it. */
export interface ProposedEvent {
  /** A UUID in lower case, with hyphens. */
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event as it stands in the log. */
export interface LogRecord extends ProposedEvent {
  readonly position: Position;
  readonly stream: string;
  readonly revision: bigint;
  /** Milliseconds since 1970. */
  readonly created: number;
}

/** The revision of the event that ends a tombstoned stream: the greatest there is. */
export const TOMBSTONE_REVISION = 2n ** 63n - 1n;

export function comparePositions(a: Position, b: Position): number {
  if (a.commit !== b.commit) return a.commit < b.commit ? -1 : 1;
  return a.prepare === b.prepare ? 0 : a.prepare < b.prepare ? -1 : 1;
}
