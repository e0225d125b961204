import { createHash, randomUUID } from 'node:crypto';
import { type Command, type CommandData, type CommandType, TRUST_POLICY_PRESETS } from '#domain';
import { EventStoreUnavailable } from '#event-store';
import { MemoryEventStore } from '#testing';
import { DryRunTooLarge, IdempotencyKeyReused } from '../handle-command/errors.js';
import { type Identity } from '../shared/identity.js';
import {
  type CommandDispatcher,
  type CommandTranslator,
  type CommonInput,
  commandDispatcher,
} from './command-dispatcher.js';
import { type HandledCommand } from './handle-alliance-command.js';

type Inputs = { readonly [T in CommandType]: CommandData[T] & CommonInput };

const NOW = '2024-03-01T09:30:00.000Z';
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const identity: Identity = { fresh: randomUUID, named: digest, digest };

/** Input that is the command's data already; what has no id is given one. */
const translator: CommandTranslator<Inputs> = {
  toCommand: (type, input, { allianceId, now, makeId, replacement }) => {
    const data = 'contributionId' in input && input.contributionId === '' ? { contributionId: makeId() } : {};
    return {
      type,
      allianceId,
      now,
      occurredOn: '2020-01-01',
      data: { ...input, ...data, ...(replacement && { replacement }) },
    } as never;
  },
  toReplacement: (_entry, replacement, now) =>
    ({
      type: 'MakeContribution',
      allianceId: 'valley',
      now,
      occurredOn: '2020-01-01',
      data: replacement,
    }) as never,
};

const form: Inputs['FormAlliance'] = {
  name: 'Valley',
  purpose: 'Water',
  kind: 'alliance',
  partners: ['a', 'b'].map((partnerId) => ({ partnerId, name: partnerId })),
  trustPolicy: TRUST_POLICY_PRESETS.standard,
};
const gift: Inputs['MakeContribution'] = {
  contributionId: '',
  givers: ['a'],
  kind: 'time',
  description: 'A day',
};
const me = { caller: 'me', correlationId: 'trail' };

let store: MemoryEventStore;
let handled: HandledCommand[];
let commands: CommandDispatcher<Inputs>;

beforeEach(async () => {
  store = new MemoryEventStore();
  handled = [];
  commands = commandDispatcher<Inputs>({
    store,
    identity,
    now: () => NOW,
    translator,
    cacheBytes: 1_000_000,
    observer: { onHandled: (one) => handled.push(one) },
  });
  await commands.dispatch({ type: 'FormAlliance', allianceId: 'valley', input: form }, me);
});

const give = (input: Partial<Inputs['MakeContribution']> = {}, key?: string, by = me) =>
  commands.dispatch(
    { type: 'MakeContribution', allianceId: 'valley', input: { ...gift, ...input }, key },
    by,
  );

const outcomes = (): string[] => handled.map(({ outcome }) => outcome);

describe('the dispatcher', () => {
  it('has a command handled, with its context', async () => {
    const { command, recorded } = await give({ contributionId: 'pump' });
    expect(command.data.contributionId).toBe('pump');
    expect(recorded).toMatchObject({ allianceId: 'valley', revision: 1, repeated: false });
    for await (const { metadata } of store.readStream('alliance-valley', { from: 1 }))
      expect(metadata).toMatchObject({ recordedBy: 'me', correlationId: 'trail', causationId: 'trail' });
  });

  it('makes ids: from the key, where there is one, and anew where there is none', async () => {
    const first = await give({}, 'k');
    const again = await give({}, 'k');
    expect(again.command.data.contributionId).toBe(first.command.data.contributionId);
    expect(again.recorded).toEqual({ ...first.recorded, repeated: true });
    const [one, other] = [await give(), await give()];
    expect(one.command.data.contributionId).not.toBe(other.command.data.contributionId);
  });

  it('knows a repeat by what was asked for, and a key by whose it is', async () => {
    await give({}, 'k');
    await expect(give({ description: 'A week' }, 'k')).rejects.toThrow(IdempotencyKeyReused);
    const other = await give({ description: 'A week' }, 'k', { ...me, caller: 'you' });
    expect(other.recorded.repeated).toBe(false);
  });

  it('knows a CloudEvent by its source and id, whoever delivers it', async () => {
    const first = await give({}, 'https://crm.example.org\t42');
    const again = await give({}, 'https://crm.example.org\t42', { ...me, caller: 'you' });
    expect(again.recorded).toEqual({ ...first.recorded, repeated: true });
  });

  it('looks up what a correction corrects', async () => {
    const { recorded } = await give({ contributionId: 'pump' });
    const input = {
      eventId: recorded.events[0]?.eventId ?? '',
      replacement: { ...gift, contributionId: 'pump' },
    };
    const corrected = await commands.dispatch(
      { type: 'CorrectEntry', allianceId: 'valley', input: input as unknown as Inputs['CorrectEntry'] },
      me,
    );
    expect(corrected.recorded.events.map(({ type }) => type)).toEqual(['EntryCorrected']);
  });

  it('sends what is complete already', async () => {
    const command: Command = {
      type: 'MakeContribution',
      allianceId: 'valley',
      occurredOn: '2020-02-01',
      now: NOW,
      data: { ...gift, contributionId: 'well' },
    };
    const conditions = { key: 'deadline', causationId: 'cause', ifMatch: [0] };
    const first = await commands.send(command, me, conditions);
    expect(first.revision).toBe(1);
    const later = { ...command, now: '2024-03-02T00:00:00.000Z' };
    expect(await commands.send(later, me, conditions)).toEqual({ ...first, repeated: true });
  });
});

describe('a dry run', () => {
  it('goes the same way and records nothing', async () => {
    const dryRun = commands.dryRun(2);
    const request = { type: 'MakeContribution', allianceId: 'valley', input: gift } as const;
    expect((await dryRun.dispatch(request, me)).recorded.revision).toBe(1);
    expect((await dryRun.dispatch(request, me)).recorded.revision).toBe(2);
    await expect(dryRun.dispatch(request, me)).rejects.toThrow(DryRunTooLarge);
    expect((await give()).recorded.revision).toBe(1);
  });
});

describe('the observer', () => {
  it('is told how each command ended, and how long it took', async () => {
    await give({}, 'k');
    await give({}, 'k');
    await give({ givers: ['stranger'] }).catch(() => undefined);
    await store.close();
    await give().catch((error: unknown) => expect(error).toBeInstanceOf(EventStoreUnavailable));
    expect(outcomes()).toEqual(['recorded', 'recorded', 'repeated', 'refused', 'failed']);
    expect(handled.map(({ events }) => events)).toEqual([1, 1, 0, 0, 0]);
    expect(handled.at(-1)).toMatchObject({
      type: 'MakeContribution',
      allianceId: 'valley',
      correlationId: 'trail',
      ms: expect.any(Number),
    });
  });

  it('is told nothing of dry runs, which record nothing', async () => {
    await commands.dryRun().dispatch({ type: 'MakeContribution', allianceId: 'valley', input: gift }, me);
    expect(outcomes()).toEqual(['recorded']);
  });
});
