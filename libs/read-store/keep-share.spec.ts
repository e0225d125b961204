import { setTimeout as pause } from 'node:timers/promises';
import { MemoryReadStore } from '#testing';
import { keepShare, leaseOfPart } from './keep-share.js';

const PARTS = 5;

/** Somebody who shares the work, and what he is at. */
class Worker {
  readonly working = new Set<number>();
  readonly troubles: unknown[] = [];
  private readonly leaving = new AbortController();
  private readonly gone: Promise<void>;

  constructor(
    private readonly leases: MemoryReadStore,
    readonly holder: string,
    private readonly fails: () => boolean = () => false,
  ) {
    const [{ signal }, onTrouble] = [this.leaving, (error: unknown) => this.troubles.push(error)];
    this.gone = keepShare(
      { leases: this.leases, name: 'work', parts: PARTS, holder, signal, onTrouble },
      async (stop, lease, part) => {
        if (this.fails()) throw new Error('a bad start');
        this.working.add(part);
        await new Promise((resolve) => stop.addEventListener('abort', resolve));
        this.working.delete(part);
        if (lease.name !== leaseOfPart('work', part)) throw new Error(`${lease.name} is not for ${part}.`);
      },
    );
  }

  async leave(): Promise<void> {
    this.leaving.abort();
    await this.gone;
  }
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 500) throw new Error('It did not come about in ten seconds.');
    await pause(20);
  }
}

const sizes = (...workers: readonly Worker[]) => workers.map(({ working }) => working.size);
/** Every part is done by one of them. */
const all = (...workers: readonly Worker[]) =>
  workers.flatMap(({ working }) => [...working]).toSorted((one, other) => one - other);

describe('work that is shared', () => {
  it('is done by one alone, and handed over to those who come, in fair shares', async () => {
    const leases = new MemoryReadStore();
    const ann = new Worker(leases, 'ann');
    await until(() => ann.working.size === PARTS);
    const ben = new Worker(leases, 'ben');
    await until(() => sizes(ann, ben).join() === '3,2');
    expect(all(ann, ben)).toEqual([0, 1, 2, 3, 4]);
    const cem = new Worker(leases, 'cem');
    await until(() => sizes(ann, ben, cem).join() === '2,2,1');
    expect(all(ann, ben, cem)).toEqual([0, 1, 2, 3, 4]);
    await ann.leave();
    await until(() => all(ben, cem).length === PARTS);
    await ben.leave();
    await until(() => cem.working.size === PARTS);
    await cem.leave();
    expect(await leases.heldLeases('work-')).toEqual([]);
    expect([ann, ben, cem].flatMap(({ troubles }) => troubles)).toEqual([]);
  });

  it('is shared with somebody who is gone until his leases run out', async () => {
    const leases = new MemoryReadStore();
    await leases.acquireLease('work-seat-0', 'gone', 1_500);
    await leases.acquireLease(leaseOfPart('work', 0), 'gone', 1_500);
    const ann = new Worker(leases, 'ann');
    await until(() => ann.working.size === 3);
    expect(ann.working).not.toContain(0);
    await until(() => ann.working.size === PARTS);
    await ann.leave();
  });

  it('goes on with the other parts when one fails, which is begun again in a while', async () => {
    let failures = 1;
    const ann = new Worker(new MemoryReadStore(), 'ann', () => failures-- > 0);
    await until(() => ann.troubles.length === 1 && ann.working.size === PARTS - 1);
    await until(() => ann.working.size === PARTS);
    expect(ann.troubles).toEqual([new Error('a bad start')]);
    await ann.leave();
  });

  it('is left alone by one more than there are parts, who takes over when somebody leaves', async () => {
    const leases = new MemoryReadStore();
    const workers = Array.from({ length: PARTS }, (_, n) => new Worker(leases, `worker-${n}`));
    await until(() => workers.every(({ working }) => working.size === 1));
    const spare = new Worker(leases, 'spare');
    await pause(100);
    expect(spare.working.size).toBe(0);
    await workers[2]?.leave();
    await until(() => spare.working.size === 1);
    await Promise.all([...workers, spare].map((worker) => worker.leave()));
  });
});
