import { hashChained } from '#event-store';
import { appending } from './event-store-contract/appending.js';
import { type EventStoreHarness, givenEventStore } from './event-store-contract/harness.js';
import { keeping } from './event-store-contract/keeping.js';
import { reading } from './event-store-contract/reading.js';
import { repeating } from './event-store-contract/repeating.js';
import { snapshots } from './event-store-contract/snapshots.js';
import { subscribing } from './event-store-contract/subscribing.js';

export type { EventStoreHarness } from './event-store-contract/harness.js';

/** The same data, whose stores are opened with a hash chain in front of them. */
export const chainedBy =
  (prepare: () => Promise<EventStoreHarness>) => async (): Promise<EventStoreHarness> => {
    const harness = await prepare();
    return { ...harness, open: async () => hashChained(await harness.open()) };
  };

/** What every event store does, whatever it is made of. Each adapter's spec calls this, and each runs all of it. */
export function describeEventStore(name: string, prepare: () => Promise<EventStoreHarness>): void {
  describe(`${name}, an event store,`, () => {
    const given = givenEventStore(prepare);
    describe('appending', () => appending(given));
    describe('appending again', () => repeating(given));
    describe('reading', () => reading(given));
    describe('keeping', () => keeping(given));
    describe('subscribing', () => subscribing(given));
    describe('holding snapshots', () => snapshots(given));
  });
}
