import { type NewEvent } from '#event-store';
import { contribution, streamOf, WRITERS } from '../durable-appends/events.js';

/** What each of the writers appends, one after the other, and how often all of it is read afterwards. */
export const EVENTS_EACH = 500;
export const EVENTS = WRITERS * EVENTS_EACH;
export const READINGS = 3;
export const PREFIX = 'alliance-';

export interface Speeds {
  readonly appended: number;
  readonly caughtUp: number;
}

/** How to write and read: what the two sides do differently. */
export interface Side {
  /** Appends an event behind those the stream has, so many. */
  append(stream: string, event: NewEvent, behind: number): Promise<unknown>;
  /** Subscribes from the very first event on, until so many have come. */
  catchUp(events: number): Promise<void>;
}

/** Events a second, by writing and by reading. */
export async function measure({ append, catchUp }: Side): Promise<Speeds> {
  const work = Array.from({ length: WRITERS }, (_, writer) =>
    Array.from({ length: EVENTS_EACH }, (__, index) => contribution(writer, index)),
  );
  const write = async (writer: number): Promise<void> => {
    for (const [index, event] of (work[writer] ?? []).entries()) await append(streamOf(writer), event, index);
  };
  const writing = await seconds(() => Promise.all(work.map((_, writer) => write(writer))));
  const reading = await seconds(async () => {
    for (let time = 0; time < READINGS; time += 1) await catchUp(EVENTS);
  });
  return { appended: EVENTS / writing, caughtUp: (READINGS * EVENTS) / reading };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
