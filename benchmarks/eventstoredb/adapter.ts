import { EventStoreDbEventStore } from '#event-store-eventstoredb';
import { answerParent } from '../measuring/child.js';
import { measure, PREFIX, type Speeds } from './work.js';

/** The same through the event store. */
answerParent(async ({ url }: { url: string }): Promise<Speeds> => {
  const store = new EventStoreDbEventStore({ url });
  const speeds = await measure({
    append: (stream, event, behind) => store.append(stream, [event], behind === 0 ? 'no-stream' : behind - 1),
    catchUp: async (events) => {
      const enough = new AbortController();
      let left = events;
      const filter = { streamPrefix: PREFIX };
      for await (const { kind } of store.subscribe({ filter, signal: enough.signal })) {
        if (kind !== 'event') continue;
        left -= 1;
        if (left === 0) enough.abort();
      }
    },
  });
  await store.close();
  return speeds;
});
