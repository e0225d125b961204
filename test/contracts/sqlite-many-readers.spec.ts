import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '#event-store-sqlite';

const PAGE = 500;

describe('many who read a long history at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-many-readers-'));
  const store = new SqliteEventStore({ path: join(folder, 'events.db') });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('let others run after each page of any of them', async () => {
    const events = Array.from({ length: 3 * PAGE }, (_, index) => ({
      eventId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      type: 'Noted',
      data: { index },
      metadata: {},
    }));
    await store.append('long', events, 'no-stream');
    let [read, most, isOver] = [0, 0, false];
    const others = (): void => {
      most = Math.max(most, read);
      read = 0;
      if (!isOver) setImmediate(others);
    };
    const reader = async (): Promise<number> => {
      let count = 0;
      for await (const event of store.readStream('long'))
        if (event.type === 'Noted') [count, read] = [count + 1, read + 1];
      return count;
    };
    setImmediate(others);
    const counts = await Promise.all(Array.from({ length: 10 }, reader));
    isOver = true;
    expect(counts).toEqual(Array.from({ length: 10 }, () => events.length));
    expect(most).toBeLessThanOrEqual(2 * PAGE);
  });
});
