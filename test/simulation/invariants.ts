import { readRecorded } from '#domain';
import { type RecordedEvent } from '#event-store';
import { MemoryEventStore, MemoryReadStore, projected } from '#testing';
import { World } from './world.js';

/** Lives through a seed, and holds what is left in the stores against what was promised. @throws what does not hold */
export async function simulate(seed: number): Promise<World> {
  const world = new World(seed);
  try {
    await world.live();
    await expectPromisesKept(world);
  } catch (error) {
    const again = `SIMULATION_SEED=${seed} repeats it.`;
    throw new Error(`${(error as Error).message}\n${again}\n${world.diary.join('\n')}`, { cause: error });
  }
  return world;
}

async function expectPromisesKept(world: World): Promise<void> {
  const recorded: RecordedEvent[] = [];
  for await (const event of new MemoryEventStore(world.log).readAll()) recorded.push(event);
  expectAcknowledgedThere(world, recorded);
  expectNothingTwice(recorded);
  expectSentOnceRecordedOnce(world, recorded);
  expectMissedOnlyWhatIsOpen(recorded);
  expectSameKeyForTheSame(world);
  expectTimeForwards(recorded);
  expectOneWriterAtATime(world);
  await expectReadModelsOfARebuild(world, recorded);
}

function expectAcknowledgedThere({ acknowledged }: World, events: readonly RecordedEvent[]): void {
  const places = new Map(events.map(({ eventId, stream, revision }) => [eventId, `${stream} ${revision}`]));
  for (const { recorded } of acknowledged)
    for (const { eventId, revision } of recorded.events)
      expect(places.get(eventId)).toBe(`alliance-${recorded.allianceId} ${revision}`);
}

/** A key is used once, in one append, however often it was sent and by whomever it was handled. */
function expectNothingTwice(events: readonly RecordedEvent[]): void {
  const ids = events.map(({ stream, eventId }) => `${stream} ${eventId}`);
  expect(new Set(ids).size).toBe(ids.length);
  const used = events.flatMap(({ stream, metadata: { idempotencyKey: key } }) =>
    typeof key === 'string' ? [`${stream} ${key}`] : [],
  );
  expect(new Set(used).size).toBe(used.length);
}

/** What was sent without a key is there once if it was acknowledged; if not, once at most. */
function expectSentOnceRecordedOnce({ sentOnce }: World, events: readonly RecordedEvent[]): void {
  for (const { correlationId, isAcknowledged } of sentOnce) {
    const times = events.filter(({ metadata }) => metadata['correlationId'] === correlationId).length;
    expect([correlationId, times]).toEqual([correlationId, isAcknowledged ? 1 : Math.min(times, 1)]);
  }
}

/** A watcher that has not heard yet of what became of a promise does not record that it was missed. */
function expectMissedOnlyWhatIsOpen(events: readonly RecordedEvent[]): void {
  const settled = new Set<string>();
  for (const { stream, type, data } of events) {
    const commitment = `${stream} ${String(data['commitmentId'])}`;
    if (data['detectedBy'] === 'deadline') expect([...settled]).not.toContain(commitment);
    if (type === 'CommitmentKept' || type === 'CommitmentMissed') settled.add(commitment);
  }
}

/** Whichever watcher wants it, and how often: so it is carried out once, even where nothing else sees to that. */
function expectSameKeyForTheSame({ intended }: World): void {
  const keys = new Map<string, string>();
  for (const { occasion, key } of intended) {
    expect([occasion, keys.get(occasion) ?? key]).toEqual([occasion, key]);
    keys.set(occasion, key);
  }
}

function expectTimeForwards(events: readonly RecordedEvent[]): void {
  const latest = new Map<string, string>();
  for (const { stream, metadata } of events) {
    const recordedAt = String(metadata['recordedAt']);
    expect(recordedAt >= (latest.get(stream) ?? '')).toBe(true);
    latest.set(stream, recordedAt);
  }
}

/** Whoever holds a lease later has a higher token: nobody who has lost it writes after him, or goes back. */
function expectOneWriterAtATime({ written }: World): void {
  const last = new Map<string, { readonly token: number; readonly checkpoint: string }>();
  for (const { lease, token, checkpoint } of written) {
    const before = last.get(lease) ?? { token: 0, checkpoint: '' };
    expect(token).toBeGreaterThanOrEqual(before.token);
    expect(checkpoint >= before.checkpoint).toBe(true);
    last.set(lease, { token, checkpoint });
  }
}

/** So no checkpoint has passed an event that was not projected. */
async function expectReadModelsOfARebuild(
  { models, projections }: World,
  events: readonly RecordedEvent[],
): Promise<void> {
  const store = new MemoryReadStore(models);
  const anew = await (await projected(projections, events.map(readRecorded))).bytes();
  for (const { spec } of projections) {
    expect(await store.quarantined(spec.name)).toEqual([]);
    for (const { name } of spec.collections) {
      const documents = (await store.find(name, {})).map((document) => JSON.stringify(document));
      expect([name, documents]).toEqual([name, anew[name]]);
    }
  }
}
