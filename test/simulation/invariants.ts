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
  const said = acknowledged.flatMap(({ recorded: { allianceId, events: those } }) =>
    those.map(({ eventId, revision }) => [eventId, `alliance-${allianceId} ${revision}`] as const),
  );
  expect(said.map(([eventId]) => [eventId, places.get(eventId)])).toEqual(said);
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
    if (times > 1 || (isAcknowledged && times === 0))
      throw new Error(`What ${correlationId} asked for once is there ${times} times.`);
  }
}

/** A watcher that has not heard yet of what became of a promise does not record that it was missed. */
function expectMissedOnlyWhatIsOpen(events: readonly RecordedEvent[]): void {
  const settled = new Set<string>();
  for (const { stream, type, data } of events) {
    const commitment = `${stream} ${String(data['commitmentId'])}`;
    if (data['detectedBy'] === 'deadline' && settled.has(commitment))
      throw new Error(`The deadline of ${commitment} was recorded although it was settled.`);
    if (type === 'CommitmentKept' || type === 'CommitmentMissed') settled.add(commitment);
  }
}

/** Whichever watcher wants it, and how often: so it is carried out once, even where nothing else sees to that. */
function expectSameKeyForTheSame({ intended }: World): void {
  const keys = new Map<string, string>();
  for (const { occasion, key } of intended) {
    const before = keys.get(occasion) ?? key;
    if (before !== key) throw new Error(`${occasion} has the keys ${before} and ${key}.`);
    keys.set(occasion, key);
  }
}

function expectTimeForwards(events: readonly RecordedEvent[]): void {
  const latest = new Map<string, string>();
  for (const { stream, metadata } of events) {
    const [before, recordedAt] = [latest.get(stream) ?? '', String(metadata['recordedAt'])];
    if (recordedAt < before) throw new Error(`In ${stream}, ${recordedAt} comes after ${before}.`);
    latest.set(stream, recordedAt);
  }
}

/** Whoever holds a lease later has a higher token: nobody who has lost it writes after him, or goes back. */
function expectOneWriterAtATime({ written }: World): void {
  const last = new Map<string, { readonly token: number; readonly checkpoint: string }>();
  for (const { lease, token, checkpoint } of written) {
    const before = last.get(lease) ?? { token: 0, checkpoint: '' };
    if (token < before.token || checkpoint < before.checkpoint)
      throw new Error(`${lease}: token ${token} wrote up to ${checkpoint} after ${JSON.stringify(before)}.`);
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
