/** Where the log of EventStoreDB is at an event: a commit and a prepare position, of 64 bits each. */
export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** As many digits as the greatest number of 64 bits has. */
const DIGITS = 20;

/** Both positions, of fixed width, so that strings are in the order of the log. */
export function positionOf({ commit, prepare }: LogPosition): string {
  const first = padded(commit);
  return `${first}-${prepare === commit ? first : padded(prepare)}`;
}

/** @throws RangeError if no event of such a store can have this position */
export function logPositionOf(position: string): LogPosition {
  const [, commit, prepare] = /^(\d{20})-(\d{20})$/.exec(position) ?? [];
  if (commit === undefined || prepare === undefined)
    throw new RangeError(`${JSON.stringify(position)} is no position in this store.`);
  return { commit: BigInt(commit), prepare: BigInt(prepare) };
}

const padded = (value: bigint): string => value.toString().padStart(DIGITS, '0');
