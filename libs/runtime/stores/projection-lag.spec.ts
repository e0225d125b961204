import { randomUUID } from 'node:crypto';
import { type ReadAllOptions, type RecordedEvent } from '#event-store';
import { MemoryEventStore, ProjectionHarness } from '#testing';
import { lagsOf } from './projection-lag.js';

/** Tells what was read of it. */
class ObservedEventStore extends MemoryEventStore {
  readonly reads: (string | undefined)[] = [];

  override readAll(options: ReadAllOptions = {}): AsyncIterable<RecordedEvent> {
    this.reads.push(options.after);
    return super.readAll(options);
  }
}

async function append(events: MemoryEventStore, count: number): Promise<string> {
  const metadata = { recordedAt: '2020-01-01T00:00:00.000Z' };
  const made = Array.from({ length: count }, () => ({
    eventId: randomUUID(),
    type: 'Said',
    data: {},
    metadata,
  }));
  return (await events.append('alliance-a', made, 'any')).position;
}

async function checkpoint(harness: ProjectionHarness, name: string, position: string): Promise<void> {
  const writer = await harness.documents.writer(
    { name, collections: [], version: 1 },
    await harness.lease(name),
  );
  await writer.write({ documents: [], checkpoint: position, source: '' });
}

describe('how far projections are behind', () => {
  it('is counted in one reading for all that have seen the same events', async () => {
    const events = new ObservedEventStore();
    const harness = new ProjectionHarness(events);
    const first = await append(events, 2);
    const second = await append(events, 3);
    await checkpoint(harness, 'early', first);
    await checkpoint(harness, 'level', second);
    const lags = await lagsOf(['early', 'level', 'new', 'other'], events, harness.documents);
    expect(lags.map(({ projection, events: count, seconds }) => [projection, count, seconds > 0])).toEqual([
      ['early', 3, true],
      ['level', 0, false],
      ['new', 5, true],
      ['other', 5, true],
    ]);
    expect(events.reads).toHaveLength(2);
  });

  it('is nothing where nothing was recorded', async () => {
    const { events, documents } = new ProjectionHarness();
    const nothing = { projection: 'new', events: 0, seconds: 0, quarantined: 0 };
    expect(await lagsOf(['new'], events, documents)).toEqual([nothing]);
  });
});
