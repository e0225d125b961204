import { commandHandler } from '#application';
import { hashChained } from '#event-store';
import { SqliteEventStore } from '#event-store-sqlite';
import { identity, systemClock } from '#runtime';
import { answerParent } from '../measuring/child.js';
import { EVENTS_EACH, history } from './history.js';

/** Alliances that are busy at the same time: their events lie mixed in the store. */
const AT_ONCE = 64;

export interface Filling {
  readonly path: string;
  readonly alliances: number;
  /** Whether the events are hashed, as a service hashes them. */
  readonly isChained: boolean;
}

/**
 * Fills an event store with the histories of so many alliances, each command decided as always.
 * @returns events for each second of CPU
 */
answerParent(async ({ path, alliances, isChained }: Filling): Promise<number> => {
  const file = new SqliteEventStore({ path });
  const store = isChained ? hashChained(file) : file;
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
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: AT_ONCE }, live));
  const { user, system } = process.cpuUsage(before);
  await store.close();
  return (alliances * EVENTS_EACH * 1e6) / (user + system);
});
