import { building } from './read-store-contract/building.js';
import { finding } from './read-store-contract/finding.js';
import { givenReadStore, type ReadStoreHarness } from './read-store-contract/harness.js';
import { leasing } from './read-store-contract/leasing.js';
import { tearing } from './read-store-contract/tearing.js';
import { writing } from './read-store-contract/writing.js';

export type { ReadStoreHarness } from './read-store-contract/harness.js';

/** What every read store does, whatever it is made of. Each adapter's spec calls this, and each runs all of it. */
export function describeReadStore(name: string, prepare: () => Promise<ReadStoreHarness>): void {
  describe(`${name}, a read store,`, () => {
    const given = givenReadStore(prepare);
    describe('writing', () => writing(given));
    describe('a batch', () => tearing(given));
    describe('finding', () => finding(given));
    describe('building a generation', () => building(given));
    describe('a lease', () => leasing(given));
  });
}
