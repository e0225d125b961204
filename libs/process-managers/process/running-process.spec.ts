import { LivingAlliance, commands } from '#testing';
import { deadlines } from '../deadlines/deadlines.js';
import { type Intention, type Sent } from './process.js';
import { RunningProcess } from './running-process.js';

const { form, keep, promise, retract } = commands;
const EVER = '2999-12-31T00:00:00.000Z';
const never = new AbortController().signal;

/** An alliance with as many promises that are past their deadline. */
function overdue(promises: number): LivingAlliance {
  const alliance = new LivingAlliance().record('2020-01-01T12:00:00.000Z', form('2020-01-01'));
  for (let nth = 1; nth <= promises; nth += 1)
    alliance.record(
      '2020-02-01T12:00:00.000Z',
      promise('2020-02-01', { commitmentId: `c${nth}`, dueOn: '2020-06-30' }),
    );
  return alliance;
}

/** The process, all that it sent, and what it told. */
async function running(alliance: LivingAlliance, send = (intention: Intention) => alliance.send(intention)) {
  const sent: string[] = [];
  const told: string[] = [];
  const process = new RunningProcess({
    process: deadlines,
    events: {
      subscribe: () => [] as unknown as AsyncIterable<never>,
      readStream: async function* () {
        yield* alliance.stored;
      },
    },
    send: (intention) => {
      sent.push(intention.key);
      return send(intention);
    },
    observer: {
      onRecorded: () => told.push('recorded'),
      onRefused: (_, reason) => told.push(`refused: ${reason}`),
      onFailed: (_, reason) => told.push(`failed: ${reason}`),
      onUnreadable: ({ type }) => told.push(`unreadable: ${type}`),
    },
  });
  const take = async (from = 0): Promise<void> => {
    for (const event of alliance.stored.slice(from)) await process.take(event);
  };
  await take();
  return { process, sent, told, take };
}

describe('a running process', () => {
  it('carries several intentions of one alliance out in a row', async () => {
    const { process, told } = await running(overdue(3));
    await process.act(EVER, never);
    expect(told).toEqual(['recorded', 'recorded', 'recorded']);
  });

  it('does not send again what it sent, until the alliance has changed', async () => {
    const alliance = overdue(1);
    const { process, sent, told, take } = await running(alliance, async () => ({
      kind: 'refused',
      reason: 'no',
    }));
    await process.act(EVER, never);
    await process.act(EVER, never);
    expect(sent).toHaveLength(1);
    alliance.record(
      '2020-08-01T12:00:00.000Z',
      promise('2020-08-01', { commitmentId: 'another', dueOn: '2030' }),
    );
    await take(2);
    await process.act('2020-08-01T12:00:00.000Z', never);
    expect(sent).toHaveLength(2);
    expect(told).toEqual(['refused: no', 'refused: no']);
  });

  it('leaves alone what was settled before it has heard of it', async () => {
    const alliance = overdue(2);
    const { process, told } = await running(alliance);
    alliance.record('2020-07-10T12:00:00.000Z', keep('2020-07-10', { commitmentId: 'c1' }));
    await process.act(EVER, never);
    expect(told).toEqual(['refused: it has changed', 'refused: it has changed']);
    expect(alliance.events).toHaveLength(4);
  });

  it('goes on with others where one fails', async () => {
    const alliance = overdue(2);
    const { process, told } = await running(alliance, async (intention): Promise<Sent> =>
      intention.causationId === alliance.events[1]?.eventId
        ? { kind: 'failed', reason: 'out of its mind' }
        : alliance.send(intention),
    );
    await process.act(EVER, never);
    expect(told).toEqual(['failed: out of its mind', 'recorded']);
  });

  it('tries again what a store that was away kept it from', async () => {
    const alliance = overdue(1);
    let away = true;
    const { process, told } = await running(alliance, async (intention) => {
      if (away) throw new Error('away');
      return alliance.send(intention);
    });
    await expect(process.act(EVER, never)).rejects.toThrow('away');
    away = false;
    await process.act(EVER, never);
    expect(told).toEqual(['recorded']);
  });

  it('says nothing of what was recorded before', async () => {
    const alliance = overdue(1);
    const { process, told } = await running(alliance, async () => ({ kind: 'repeated' }));
    await process.act(EVER, never);
    expect(told).toEqual([]);
  });

  it('stops between two intentions', async () => {
    const alliance = overdue(2);
    const stopping = new AbortController();
    const { process, told } = await running(alliance, (intention) => {
      stopping.abort();
      return alliance.send(intention);
    });
    await process.act(EVER, stopping.signal);
    expect(told).toEqual(['recorded']);
  });

  it('says of which event it makes no sense, and records nothing in its alliance', async () => {
    const alliance = overdue(1);
    const { process, told } = await running(alliance);
    const [, made] = alliance.stored;
    if (made) await process.take({ ...made, type: 'Unheard', revision: 2, position: '2' });
    alliance.record('2020-02-02T12:00:00.000Z', promise('2020-02-02', { commitmentId: 'later' }));
    await process.act(EVER, never);
    expect(told).toEqual(['unreadable: Unheard', 'refused: it has changed']);
  });

  it('takes an alliance in anew, once an entry of it was retracted', async () => {
    const alliance = overdue(1);
    alliance.record('2020-07-10T12:00:00.000Z', keep('2020-07-10', { commitmentId: 'c1' }));
    alliance.record('2020-07-11T12:00:00.000Z', retract('2020-07-11', alliance.events[2]?.eventId));
    const { process, told } = await running(alliance);
    await process.act(EVER, never);
    expect(told).toEqual(['recorded']);
    expect(alliance.events.at(-1)?.type).toBe('CommitmentMissed');
  });
});
