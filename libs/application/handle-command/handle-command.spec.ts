import { createHash, randomUUID } from 'node:crypto';
import { ALLIANCE_STATE_VERSION, type Command, RuleViolation, UnknownAlliance } from '#domain';
import {
  type Appended,
  type EventStore,
  EventStoreUnavailable,
  type ExpectedRevision,
  type NewEvent,
  type RecordedEvent,
} from '#event-store';
import { MemoryEventStore } from '#testing';
import { IdempotencyKeyReused, StaleRevision } from './errors.js';
import { type CommandContext } from './command-context.js';
import { type CommandStore } from './command-store.js';
import { commandHandler } from './handle-command.js';
import { DryRunEventStore } from './dry-run-event-store.js';
import { type Identity } from '../shared/identity.js';

const now = '2024-03-01T09:30:00.000Z';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const identity: Identity = {
  fresh: randomUUID,
  named: (name) => digest(name).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5'),
  digest,
};

const form: Command = {
  type: 'FormAlliance',
  allianceId: 'valley',
  occurredOn: '2020-01-01',
  now,
  data: {
    name: 'Valley',
    purpose: 'Water',
    kind: 'alliance',
    partners: ['a', 'b'].map((partnerId) => ({ partnerId, name: partnerId })),
    trustPolicy: {
      halfLife: 365,
      latenessScale: 30,
      asymmetry: 1,
      baseRate: 0.5,
      priorWeight: 2,
      deadlineGrace: 14,
    },
  },
};

const give = (contributionId: string, giver = 'a'): Command => ({
  type: 'MakeContribution',
  allianceId: 'valley',
  occurredOn: '2020-02-01',
  now,
  data: { contributionId, givers: [giver], kind: 'time', description: 'A day' },
});

const plain: CommandContext = { caller: 'me', correlationId: 'trail', causationId: 'trail' };
const keyed = (key: string, requestHash = 'hash', caller = 'me'): CommandContext => ({
  ...plain,
  caller,
  idempotency: { key, requestHash },
});

function handlerOn(store: CommandStore, clock = () => now, cacheBytes = 1_000_000, onConflict?: () => void) {
  return commandHandler({ store, identity, now: clock, cacheBytes, ...(onConflict && { onConflict }) });
}

async function eventsIn(store: CommandStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readStream('alliance-valley')) events.push(event);
  return events;
}

/** A store that cannot be reached for some appends: each has happened before nobody answers, or has not. */
class FailingStore implements CommandStore {
  constructor(
    private readonly store: EventStore,
    private readonly failures: ('before' | 'after')[],
  ) {}

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    const failure = this.failures.shift();
    if (failure === 'before') throw new EventStoreUnavailable('away');
    const appended = await this.store.append(stream, events, expected);
    if (failure === 'after') throw new EventStoreUnavailable('away');
    return appended;
  }

  readStream(...parameters: Parameters<EventStore['readStream']>): AsyncIterable<RecordedEvent> {
    return this.store.readStream(...parameters);
  }
}

describe('handling a command', () => {
  it('records what was decided, and says where', async () => {
    const store = new MemoryEventStore();
    const answer = await handlerOn(store)(form, { ...plain, source: 'minutes', onBehalfOf: 'the board' });
    const [event] = await eventsIn(store);
    expect(answer).toEqual({
      allianceId: 'valley',
      revision: 0,
      position: event?.position,
      events: [{ eventId: event?.eventId, type: 'AllianceFormed', revision: 0 }],
      repeated: false,
    });
    expect(event).toMatchObject({
      type: 'AllianceFormed',
      data: form.data,
      metadata: {
        schemaVersion: 1,
        occurredOn: '2020-01-01',
        recordedBy: 'me',
        onBehalfOf: 'the board',
        source: 'minutes',
        correlationId: 'trail',
        causationId: 'trail',
        recordedAt: now,
      },
    });
  });

  it('records nothing where a rule forbids it, or there is no alliance', async () => {
    const store = new MemoryEventStore();
    const handle = handlerOn(store);
    await expect(handle(give('one'), plain)).rejects.toThrow(UnknownAlliance);
    await handle(form, plain);
    await expect(handle(give('one', 'z'), plain)).rejects.toThrow(RuleViolation);
    expect(await eventsIn(store)).toHaveLength(1);
  });

  it('never lets the time of recording go back', async () => {
    const times = ['2024-03-01T00:00:00.000Z', '2024-02-01T00:00:00.000Z', '2024-04-01T00:00:00.000Z'];
    const store = new MemoryEventStore();
    const handle = handlerOn(store, () => times.shift() ?? now);
    await handle(form, plain);
    await handle(give('one'), plain);
    await handle(give('two'), plain);
    expect((await eventsIn(store)).map(({ metadata }) => metadata['recordedAt'])).toEqual([
      '2024-03-01T00:00:00.000Z',
      '2024-03-01T00:00:00.000Z',
      '2024-04-01T00:00:00.000Z',
    ]);
  });

  it('lets all of many at once through, one after the other', async () => {
    const store = new MemoryEventStore();
    const handle = handlerOn(store);
    await handle(form, plain);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => handle(give(`c${index}`), plain)),
    );
    expect(answers.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
  });

  it('decides again on what others have recorded meanwhile', async () => {
    const store = new MemoryEventStore();
    let conflicts = 0;
    const mine = handlerOn(store, undefined, undefined, () => (conflicts += 1));
    const other = handlerOn(store);
    await mine(form, plain);
    await other(give('one'), plain);
    expect((await mine(give('two'), plain)).revision).toBe(2);
    expect(conflicts).toBe(1);
    await expect(other(give('two'), plain)).rejects.toMatchObject({ rule: 'id-taken' });
    await mine(give('three'), plain);
    expect(await eventsIn(store)).toHaveLength(4);
  });

  it('forgets alliances rather than memory', async () => {
    const store = new MemoryEventStore();
    const handle = handlerOn(store, () => now, 2_000);
    await handle(form, plain);
    for (const id of ['one', 'two', 'three']) await handle(give(id), plain);
    expect(await eventsIn(store)).toHaveLength(4);
  });
});

describe('an alliance that was restored from a snapshot', () => {
  const gifts = Array.from({ length: 100 }, (_, n) => give(`gift-${n}`));

  async function restored(): Promise<{ store: MemoryEventStore; handle: ReturnType<typeof handlerOn> }> {
    const store = new MemoryEventStore();
    const first = handlerOn(store, () => now, 1);
    for (const command of [form, ...gifts.slice(0, 99)]) await first(command, plain);
    await first(give('gift-99'), keyed('k'));
    expect(await store.readSnapshot('alliance-valley', `alliance-${ALLIANCE_STATE_VERSION}`)).toBeDefined();
    return { store, handle: handlerOn(store) };
  }

  it('knows its ids and its idempotency keys', async () => {
    const { handle } = await restored();
    await expect(handle(give('gift-7'), plain)).rejects.toMatchObject({ rule: 'id-taken' });
    expect(await handle(give('gift-99'), keyed('k'))).toMatchObject({ revision: 100, repeated: true });
    expect((await handle(give('another'), plain)).revision).toBe(101);
  });

  it('holds late entries against all that was recorded', async () => {
    const { handle } = await restored();
    const end: Command = {
      ...give(''),
      type: 'DissolveAlliance',
      occurredOn: '2020-01-15',
      data: { reason: 'achieved', openCommitments: [] },
    };
    await expect(handle(end, plain)).rejects.toMatchObject({ rule: 'contradicts' });
  });

  it('takes corrections of what came before the snapshot', async () => {
    const { store, handle } = await restored();
    const [, first] = await eventsIn(store);
    const retract: Command = {
      ...give(''),
      type: 'RetractEntry',
      occurredOn: '2021-01-01',
      data: { eventId: first?.eventId ?? '', reason: 'It never was' },
    };
    expect((await handle(retract, plain)).revision).toBe(101);
    expect((await handle(give('later'), plain)).revision).toBe(102);
  });
});

describe('a store that went away', () => {
  it.each([['before'], ['after']] as const)('%s it has recorded: it is recorded once', async (when) => {
    const store = new MemoryEventStore();
    const handle = handlerOn(new FailingStore(store, [when]));
    expect((await handle(form, plain)).revision).toBe(0);
    expect((await handle(give('one'), plain)).revision).toBe(1);
    expect(await eventsIn(store)).toHaveLength(2);
  });

  it('and stays away: nobody knows, and the same key tells', async () => {
    const store = new MemoryEventStore();
    const handle = handlerOn(new FailingStore(store, ['after', 'before', 'before']));
    await expect(handle(form, keyed('k'))).rejects.toThrow(EventStoreUnavailable);
    expect(await handle(form, keyed('k'))).toMatchObject({ revision: 0, repeated: true });
    expect(await eventsIn(store)).toHaveLength(1);
  });
});

describe('an idempotency key', () => {
  it('gives a repeat the first answer, to whoever remembers and to whoever does not', async () => {
    const store = new MemoryEventStore();
    const handle = handlerOn(store);
    await handle(form, plain);
    const first = await handle(give('one'), keyed('k'));
    await handle(give('two'), plain);
    expect(await handle(give('one'), keyed('k'))).toEqual({ ...first, repeated: true });
    expect(await handlerOn(store)(give('one'), keyed('k'))).toEqual({ ...first, repeated: true });
    expect(await eventsIn(store)).toHaveLength(3);
  });

  it('gives it all events of a command that recorded several', async () => {
    const store = new MemoryEventStore();
    const handle = handlerOn(store);
    await handle(form, plain);
    const promise = { debtors: ['a'], creditors: ['b'], description: 'A well', weight: 1 };
    const make: Command = { ...give(''), type: 'MakeCommitment', data: { ...promise, commitmentId: 'well' } };
    await handle(make, keyed('k'));
    const dissolve: Command = {
      ...give(''),
      type: 'DissolveAlliance',
      occurredOn: '2021',
      data: { reason: 'achieved', openCommitments: [{ commitmentId: 'well', becomes: 'released' }] },
    };
    const first = await handle(dissolve, keyed('k2'));
    expect(first.events.map(({ type }) => type)).toEqual(['CommitmentReleased', 'AllianceDissolved']);
    expect(await handle(dissolve, keyed('k2'))).toEqual({ ...first, repeated: true });
  });

  it('is not for another request, and is the caller’s own', async () => {
    const handle = handlerOn(new MemoryEventStore());
    await handle(form, plain);
    await handle(give('one'), keyed('k'));
    await expect(handle(give('two'), keyed('k', 'another'))).rejects.toThrow(IdempotencyKeyReused);
    expect((await handle(give('two'), keyed('k', 'another', 'you'))).revision).toBe(2);
  });

  it('is not used up by a command that was refused', async () => {
    const handle = handlerOn(new MemoryEventStore());
    await handle(form, plain);
    await expect(handle(give('one', 'z'), keyed('k'))).rejects.toThrow(RuleViolation);
    expect((await handle(give('one'), keyed('k', 'another'))).revision).toBe(1);
  });
});

describe('a revision the caller has seen', () => {
  const matching = (...ifMatch: number[]): CommandContext => ({ ...plain, ifMatch });

  it('lets the command through, or not', async () => {
    const handle = handlerOn(new MemoryEventStore());
    await expect(handle(form, matching(0))).rejects.toThrow(StaleRevision);
    await handle(form, plain);
    expect((await handle(give('one'), matching(7, 0))).revision).toBe(1);
    await expect(handle(give('two'), matching(0))).rejects.toMatchObject({ actual: 1 });
    await expect(handle(give('two'), matching())).rejects.toThrow(StaleRevision);
    expect((await handle(give('two'), { ...plain, ifMatch: 'existing' })).revision).toBe(2);
  });

  it('is looked at as it is, not as it is remembered', async () => {
    const store = new MemoryEventStore();
    const [mine, other] = [handlerOn(store), handlerOn(store)];
    await mine(form, plain);
    await other(give('one'), plain);
    expect((await mine(give('two'), matching(1))).revision).toBe(2);
  });

  it('does not matter to a repeat', async () => {
    const handle = handlerOn(new MemoryEventStore());
    await handle(form, plain);
    const once = { ...keyed('k'), ifMatch: [0] };
    const first = await handle(give('one'), once);
    expect(await handle(give('one'), once)).toEqual({ ...first, repeated: true });
  });
});

describe('a dry run', () => {
  it('gives the same answers, each after the ones before it, and records nothing', async () => {
    const store = new MemoryEventStore();
    await handlerOn(store)(form, plain);
    const tryOut = handlerOn(new DryRunEventStore(store));
    expect(await tryOut(give('one'), keyed('k'))).toMatchObject({
      revision: 1,
      position: '',
      repeated: false,
    });
    expect(await tryOut(give('one'), keyed('k'))).toMatchObject({ revision: 1, repeated: true });
    await expect(tryOut(give('one'), plain)).rejects.toMatchObject({ rule: 'id-taken' });
    expect((await tryOut(give('two'), plain)).revision).toBe(2);
    expect(await eventsIn(store)).toHaveLength(1);
  });
});
