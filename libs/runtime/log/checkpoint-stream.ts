import { type EventStore, type ExpectedRevision, WrongExpectedRevision } from '#event-store';

/** Where the log's own checkpoints are, in the store whose events it is of. */
export const CHECKPOINTS = 'log-checkpoints';

/** What a log knows of itself. All of it is in each event of its stream, so that the last one is enough. */
export interface LogState {
  readonly origin: string;
  /** What the settings called it when it began. */
  readonly configured: string;
  /** The keys that have signed under the origin, as they are published; the last one is in use. */
  readonly keys: readonly { readonly verifierKey: string; readonly since: string }[];
  /** Under which names the log was known before, and why it had to take another. */
  readonly former: readonly FormerOrigin[];
  /** The last that was signed. */
  readonly checkpoint?: string;
  /** The last that as many witnesses have cosigned as the policy wants, with their signatures. */
  readonly witnessed?: string;
}

export interface FormerOrigin extends Pick<LogState, 'origin' | 'keys' | 'checkpoint'> {
  readonly until: string;
  readonly reason: string;
}

export type LogEventType = 'LogBegun' | 'KeyRotated' | 'CheckpointSigned' | 'CheckpointCosigned';

export interface Latest {
  readonly state: LogState | undefined;
  readonly expected: ExpectedRevision;
}

/** @throws EventStoreUnavailable */
export async function latestState(events: Pick<EventStore, 'readStream'>): Promise<Latest> {
  for await (const { data, revision } of events.readStream(CHECKPOINTS, { direction: 'backwards', limit: 1 }))
    return { state: data as unknown as LogState, expected: revision };
  return { state: undefined, expected: 'no-stream' };
}

/** Stores what has become of the log. @returns whether nobody else was faster @throws EventStoreUnavailable */
export async function storeState(
  events: Pick<EventStore, 'append'>,
  type: LogEventType,
  state: LogState,
  { expected, eventId, now }: { expected: ExpectedRevision; eventId: string; now: string },
): Promise<boolean> {
  const data = JSON.parse(JSON.stringify(state)) as Record<string, never>;
  const metadata = { schemaVersion: 1, recordedAt: now, recordedBy: 'log' };
  try {
    await events.append(CHECKPOINTS, [{ eventId, type, data, metadata }], expected);
    return true;
  } catch (error) {
    if (error instanceof WrongExpectedRevision) return false;
    throw error;
  }
}
