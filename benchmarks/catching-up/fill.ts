import { commandHandler } from '#application';
import { SqliteEventStore } from '#event-store-sqlite';
import { identity, systemClock } from '#runtime';
import { answerParent } from '../measuring/child.js';
import { history } from './history.js';

/** Alliances that are busy at the same time: their events lie mixed in the store. */
const AT_ONCE = 64;

/** Fills an event store with the histories of so many alliances, each command decided as always. */
answerParent(async ({ path, alliances }: { path: string; alliances: number }): Promise<void> => {
  const store = new SqliteEventStore({ path });
  const handle = commandHandler({ store, identity, now: systemClock, cacheBytes: 100_000_000 });
  let begun = 0;
  const live = async (): Promise<void> => {
    while (begun < alliances) {
      const allianceId = `lived-${(begun += 1)}`;
      for (const command of history(allianceId, systemClock())) {
        await handle(command, { caller: 'benchmark', correlationId: allianceId, causationId: allianceId });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, live));
  await store.close();
});
