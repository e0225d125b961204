import { join } from 'node:path';
import { type EventStore } from '#event-store';
import { type Checkpoint, NotVerified, openNote, parseCheckpoint, verifierFrom } from '#transparency-log';
import { CHECKPOINTS, type LogState } from './checkpoint-stream.js';
import { SignedMemory } from './signed-memory.js';

/** A checkpoint that the log has signed, and where it says so. */
export interface KnownCheckpoint {
  /** Of its event in `CHECKPOINTS`; left out where it is remembered beside the store. */
  readonly revision?: number;
  /** Undefined where no key of the log has signed it. */
  readonly checkpoint: Checkpoint | undefined;
}

/**
 * Every checkpoint that the log has signed under its present name: those in the store, and the one that is remembered
 * beside it. @throws EventStoreUnavailable
 */
export async function knownCheckpoints(
  dataDir: string,
  events: Pick<EventStore, 'readStream'>,
): Promise<readonly KnownCheckpoint[]> {
  const states: { readonly revision: number; readonly state: LogState }[] = [];
  for await (const { revision, data } of events.readStream(CHECKPOINTS))
    states.push({ revision, state: data as unknown as LogState });
  const last = states.at(-1)?.state;
  if (last === undefined) return [];
  const opened = (note: string): Checkpoint | undefined => {
    try {
      return parseCheckpoint(
        openNote(
          note,
          last.keys.map(({ verifierKey }) => verifierFrom(verifierKey)),
        ).text,
      );
    } catch (error) {
      if (!(error instanceof NotVerified)) throw error;
      return undefined;
    }
  };
  const notes = new Map<string, KnownCheckpoint>();
  for (const { revision, state } of states)
    for (const note of state.origin === last.origin ? [state.checkpoint, state.witnessed] : [])
      if (note !== undefined && !notes.has(note)) notes.set(note, { revision, checkpoint: opened(note) });
  const remembered = new SignedMemory(join(dataDir, 'log-signed')).last(last.origin);
  if (remembered !== undefined && !notes.has(remembered))
    notes.set(remembered, { checkpoint: opened(remembered) });
  return [...notes.values()];
}
