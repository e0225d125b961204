import { SqliteEventStore } from '#event-store-sqlite';
import { answerParent } from '../measuring/child.js';
import { contribution, EVENTS_EACH, streamOf, WRITERS } from './events.js';

/** Events a second through the event store: each writer waits for one append before it begins the next. */
answerParent(async ({ path }: { path: string }): Promise<number> => {
  const store = new SqliteEventStore({ path });
  const work = Array.from({ length: WRITERS }, (_, writer) =>
    Array.from({ length: EVENTS_EACH }, (__, index) => contribution(writer, index)),
  );
  const write = async (writer: number): Promise<void> => {
    for (const [index, event] of (work[writer] ?? []).entries()) {
      await store.append(streamOf(writer), [event], index === 0 ? 'no-stream' : index - 1);
    }
  };
  const began = performance.now();
  await Promise.all(work.map((_, writer) => write(writer)));
  const seconds = (performance.now() - began) / 1000;
  await store.close();
  return (WRITERS * EVENTS_EACH) / seconds;
});
