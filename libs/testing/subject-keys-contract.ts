import { randomUUID } from 'node:crypto';

import { digestOf, type SubjectKey, type SubjectKeyStore } from '#subject-keys';

/** Data of a store of keys. */
export interface SubjectKeysHarness {
  /** Each call opens the same data once more. */
  open(): Promise<SubjectKeyStore>;
  dispose?(): Promise<void>;
}

const [ANN, BEN] = [digestOf('partner/ann'), digestOf('partner/ben')] as const;
const ERASURE = { partner: 'ann', at: '2026-11-28T09:30:00.000Z', by: 'officer', reason: 'she asked' };

/** What every store of keys does. Each adapter's spec calls this, and each runs all of it. */
export function describeSubjectKeys(name: string, prepare: () => Promise<SubjectKeysHarness>): void {
  describe(`${name}, a store of keys,`, () => {
    let harness: SubjectKeysHarness;
    let opened: SubjectKeyStore[] = [];
    let keys: SubjectKeyStore;
    let scope: string;

    const open = async (): Promise<SubjectKeyStore> => {
      const store = await harness.open();
      opened.push(store);
      return store;
    };
    beforeEach(async () => {
      harness = await prepare();
      scope = `valley-${randomUUID()}`;
      keys = await open();
    });
    afterEach(async () => {
      for (const store of opened) await store.close();
      opened = [];
      await harness.dispose?.();
    });
    const forget = (id: string = randomUUID(), subjects = [ANN]) =>
      keys.destroy({ ...ERASURE, id, scope, subjects });
    const all = async (store: SubjectKeyStore) => {
      const found: { readonly scope: string; readonly key: SubjectKey }[] = [];
      for await (const one of store.everything()) if (one.scope === scope) found.push(one);
      return found;
    };

    it('makes a key for each subject, and finds it again', async () => {
      const made = await keys.keysFor(scope, [ANN, BEN]);
      expect(made.map(({ subject }) => subject)).toEqual([ANN, BEN]);
      expect(made.map(({ secret }) => secret?.length)).toEqual([32, 32]);
      const again = await (await open()).keysFor(scope, [BEN, ANN]);
      expect(again.map(({ id }) => id)).toEqual([made[1]?.id, made[0]?.id]);
      expect(again.map(({ secret }) => Buffer.from(secret ?? []))).toEqual(
        [made[1], made[0]].map((key) => Buffer.from(key?.secret ?? [])),
      );
    });

    it('gives two who ask at the same time the same key', async () => {
      const other = await open();
      const [one, two] = await Promise.all([keys.keysFor(scope, [ANN]), other.keysFor(scope, [ANN])]);
      expect(one[0]?.id).toBe(two[0]?.id);
      expect(await keys.keysIn(scope)).toHaveLength(1);
    });

    it('knows a subject in each scope by itself', async () => {
      const [here] = await keys.keysFor(scope, [ANN]);
      const [there] = await keys.keysFor(`${scope}-2`, [ANN]);
      expect(here?.id).not.toBe(there?.id);
      expect((await keys.scopesOf([ANN])).filter((one) => one.startsWith(scope))).toEqual([
        scope,
        `${scope}-2`,
      ]);
      expect(await keys.scopesOf([digestOf('nobody')])).toEqual([]);
    });

    it('destroys keys, for whoever has it open, and makes new ones afterwards', async () => {
      const [key] = await keys.keysFor(scope, [ANN, BEN]);
      const other = await open();
      const before = await other.generation();
      await forget();
      expect(await other.generation()).not.toBe(before);
      const left = await other.keysIn(scope);
      expect(left.find(({ id }) => id === key?.id)).toEqual({
        id: key?.id,
        subject: ANN,
        destroyedAt: ERASURE.at,
      });
      expect(left.filter(({ secret }) => secret)).toHaveLength(1);
      const [anew] = await keys.keysFor(scope, [ANN]);
      expect(anew?.id).not.toBe(key?.id);
    });

    it('says which erasures are not recorded yet, and destroys nothing twice', async () => {
      await keys.keysFor(scope, [ANN]);
      const id = randomUUID();
      await forget(id);
      await forget(id);
      const waiting = async () => (await keys.unrecorded()).filter((one) => one.scope === scope);
      expect(await waiting()).toEqual([{ ...ERASURE, id, scope }]);
      await keys.markRecorded(id);
      expect(await waiting()).toEqual([]);
    });

    it('can be taken over into another, where what is destroyed in either stays destroyed', async () => {
      const [key] = await keys.keysFor(scope, [ANN, BEN]);
      const before = await all(keys);
      await forget();
      for (const one of before) await keys.take(one.scope, one.key);
      expect((await keys.keysIn(scope)).find(({ id }) => id === key?.id)?.secret).toBeUndefined();
      const elsewhere = { id: randomUUID(), subject: BEN, destroyedAt: ERASURE.at };
      await keys.take(scope, elsewhere);
      expect(await keys.keysIn(scope)).toContainEqual(elsewhere);
    });
  });
}
