import { setTimeout as pause } from 'node:timers/promises';
import { MemoryReadStore } from '#testing';
import { keepLeased } from './keep-leased.js';

/** Work that lasts until it has to stop, and says where it is. */
function work(log: string[], name: string) {
  return async (signal: AbortSignal): Promise<void> => {
    log.push(`${name} works`);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    log.push(`${name} stops`);
  };
}

describe('work under a lease', () => {
  it('is done by one, and the lease given back', async () => {
    const leases = new MemoryReadStore();
    const log: string[] = [];
    const onTrouble = (error: unknown) => log.push(String(error));
    const [first, second] = [new AbortController(), new AbortController()];
    const common = { leases, name: 'work', onTrouble };
    const ann = keepLeased({ ...common, holder: 'ann', signal: first.signal }, work(log, 'ann'));
    await pause(5);
    const ben = keepLeased({ ...common, holder: 'ben', signal: second.signal }, work(log, 'ben'));
    await pause(5);
    expect(log).toEqual(['ann works']);
    second.abort();
    await ben;
    first.abort();
    await ann;
    expect(log).toEqual(['ann works', 'ann stops']);
    expect(await leases.acquireLease('work', 'cem', 1_000)).toMatchObject({ holder: 'cem' });
  });

  it('is begun again when it failed', async () => {
    const leases = new MemoryReadStore();
    const stopping = new AbortController();
    const troubles: unknown[] = [];
    let begun = 0;
    await keepLeased(
      {
        ...{ leases, name: 'work', holder: 'ann', signal: stopping.signal },
        onTrouble: (error) => troubles.push(error),
      },
      async () => {
        begun += 1;
        if (begun === 1) throw new Error('a bad start');
        stopping.abort();
      },
    );
    expect(troubles).toEqual([new Error('a bad start')]);
    expect(begun).toBe(2);
  });
});
