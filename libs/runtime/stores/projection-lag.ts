import { STREAM_PREFIX } from '#domain';
import { type EventStore } from '#event-store';
import { type ReadStore } from '#read-store';

/** How far a projection is behind the events. */
export interface ProjectionLag {
  readonly projection: string;
  /** Events it has not seen, counted up to `MOST_COUNTED`. */
  readonly events: number;
  /** For how long the oldest of them has been waiting. */
  readonly seconds: number;
  readonly quarantined: number;
}

export const MOST_COUNTED = 10_000;

const filter = { streamPrefix: STREAM_PREFIX };

/** @throws EventStoreUnavailable, ReadStoreUnavailable */
export async function lagOf(
  projection: string,
  events: EventStore,
  documents: ReadStore,
): Promise<ProjectionLag> {
  const after = await documents.checkpoint(projection);
  const quarantined = (await documents.quarantined(projection)).length;
  const last = await events.lastPosition(filter);
  if (last === undefined || (after !== undefined && after >= last))
    return { projection, events: 0, seconds: 0, quarantined };
  let count = 0;
  let oldest: string | undefined;
  for await (const { metadata } of events.readAll({
    ...(after === undefined ? {} : { after }),
    filter,
    limit: MOST_COUNTED,
  })) {
    oldest ??= String(metadata['recordedAt']);
    count += 1;
  }
  const seconds = oldest === undefined ? 0 : Math.max(0, (Date.now() - Date.parse(oldest)) / 1000);
  return { projection, events: count, seconds, quarantined };
}
