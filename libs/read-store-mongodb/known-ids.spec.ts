import { KnownIds } from './known-ids.js';

describe('known ids', () => {
  it('are those that were added', () => {
    const known = new KnownIds();
    known.add('a');
    expect([known.has('a'), known.has('b')]).toEqual([true, false]);
  });

  it('are the latest, and not more than a limit', () => {
    const known = new KnownIds();
    for (let n = 0; n < 150_000; n++) known.add(`id-${n}`);
    expect([known.has('id-0'), known.has('id-149999')]).toEqual([false, true]);
  });
});
