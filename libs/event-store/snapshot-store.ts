/** What somebody made of a stream up to a revision, as text of their own. */
export interface Snapshot {
  /** Of the last event that is in it. */
  readonly revision: number;
  readonly text: string;
}

/**
 * Snapshots of streams: they spare reading a long stream from its beginning, and may be lost at any time. The latest
 * of each stream and name is held; whoever changes what is in it changes the name, which ends in a version. They
 * stand outside of the log: no reader and no subscription ever sees one.
 */
export interface SnapshotStore {
  /** The latest; undefined if there is none, or none any more. @throws EventStoreUnavailable */
  readSnapshot(stream: string, name: string): Promise<Snapshot | undefined>;

  /**
   * Replaces the latest, unless that is of a later revision. It need not survive a crash, and one that is too large
   * for the store is left out. @throws EventStoreUnavailable
   */
  writeSnapshot(stream: string, name: string, snapshot: Snapshot): Promise<void>;
}
