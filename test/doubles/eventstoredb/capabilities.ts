/** What servers learned over the years, as far as clients of streams can tell. */
export interface Capabilities {
  readonly version: string;
  /** 21.10: answers which calls it knows, and takes appends in batches. */
  readonly batchAppend: boolean;
  /** 22.6: says the positions of events that are read from a stream. */
  readonly positionsInStreams: boolean;
  /** 23.10: says when a subscription has caught up, and when it fell behind. */
  readonly caughtUp: boolean;
}

/** @param version such as `24.10.0` */
export function capabilitiesOf(version: string): Capabilities {
  const [year = 0, month = 0] = version.split('.').map(Number);
  const since = (otherYear: number, otherMonth: number): boolean =>
    year > otherYear || (year === otherYear && month >= otherMonth);
  return {
    version,
    batchAppend: since(21, 10),
    positionsInStreams: since(22, 6),
    caughtUp: since(23, 10),
  };
}
