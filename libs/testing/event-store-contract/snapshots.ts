import { collect, type Given, newEvents } from './harness.js';

/** Of a store that holds snapshots. */
export function snapshots(given: Given): void {
  it('has none at first', async () => {
    await given.store.append(given.stream, newEvents(1), 'no-stream');
    expect(await given.store.readSnapshot(given.stream, 'count-1')).toBeUndefined();
  });

  it('gives back the latest of each stream and name, as it was written', async () => {
    const { store, stream } = given;
    const text = JSON.stringify({ word: 'süß \u{1F95C} "quoted"\n', list: [1, null] });
    await store.writeSnapshot(stream, 'count-1', { revision: 3, text: 'earlier' });
    await store.writeSnapshot(stream, 'count-1', { revision: 7, text });
    await store.writeSnapshot(stream, 'count-2', { revision: 1, text: 'another name' });
    await store.writeSnapshot(`${stream}0`, 'count-1', { revision: 2, text: 'another stream' });
    expect(await store.readSnapshot(stream, 'count-1')).toEqual({ revision: 7, text });
    expect(await store.readSnapshot(stream, 'count-2')).toEqual({ revision: 1, text: 'another name' });
    expect(await store.readSnapshot(`${stream}0`, 'count-1')).toEqual({
      revision: 2,
      text: 'another stream',
    });
  });

  it('never goes back to an earlier one', async () => {
    const { store, stream } = given;
    await store.writeSnapshot(stream, 'count-1', { revision: 7, text: 'later' });
    await store.writeSnapshot(stream, 'count-1', { revision: 3, text: 'earlier' });
    expect(await store.readSnapshot(stream, 'count-1')).toEqual({ revision: 7, text: 'later' });
  });

  it('keeps them out of the log', async () => {
    const { store, stream, prefix } = given;
    const { position } = await store.append(stream, newEvents(2), 'no-stream');
    await store.writeSnapshot(stream, 'count-1', { revision: 1, text: 'two' });
    expect(await collect(store.readStream(stream))).toHaveLength(2);
    expect(await collect(store.readAll({ filter: { streamPrefix: prefix } }))).toHaveLength(2);
    expect(await store.lastPosition({ streamPrefix: prefix })).toBe(position);
    expect((await store.append(stream, newEvents(1), 1)).revision).toBe(2);
  });

  it('shows them to whoever opens the same data', async () => {
    await given.store.writeSnapshot(given.stream, 'count-1', { revision: 4, text: 'five' });
    const other = await given.open();
    expect(await other.readSnapshot(given.stream, 'count-1')).toEqual({ revision: 4, text: 'five' });
  });

  it('takes one of a megabyte, and none is an error', async () => {
    const { store, stream } = given;
    const text = 'x'.repeat(1_000_000);
    await store.writeSnapshot(stream, 'count-1', { revision: 1, text });
    expect([undefined, text]).toContain((await store.readSnapshot(stream, 'count-1'))?.text);
  });
}
