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

/**
 * How far each is behind. Those that have seen the same events, as most have at most times, share one reading.
 * @throws EventStoreUnavailable, ReadStoreUnavailable
 */
export async function lagsOf(
  projections: readonly string[],
  events: EventStore,
  documents: ReadStore,
): Promise<readonly ProjectionLag[]> {
  const last = await events.lastPosition(filter);
  const readings = new Map<string | undefined, Promise<Unseen>>();
  const unseenAfter = (checkpoint: string | undefined): Promise<Unseen> => {
    const reading = readings.get(checkpoint) ?? unseen(events, checkpoint, last);
    readings.set(checkpoint, reading);
    return reading;
  };
  return Promise.all(
    projections.map(async (projection) => {
      const { events: count, seconds } = await unseenAfter(await documents.checkpoint(projection));
      const quarantined = (await documents.quarantined(projection)).length;
      return { projection, events: count, seconds, quarantined };
    }),
  );
}

type Unseen = Pick<ProjectionLag, 'events' | 'seconds'>;

async function unseen(
  events: EventStore,
  after: string | undefined,
  last: string | undefined,
): Promise<Unseen> {
  if (last === undefined || (after !== undefined && after >= last)) return { events: 0, seconds: 0 };
  let count = 0;
  let oldest: string | undefined;
  const options = { ...(after !== undefined && { after }), filter, limit: MOST_COUNTED };
  for await (const { metadata } of events.readAll(options)) {
    oldest ??= String(metadata['recordedAt']);
    count += 1;
  }
  const seconds = oldest === undefined ? 0 : Math.max(0, (Date.now() - Date.parse(oldest)) / 1000);
  return { events: count, seconds };
}
