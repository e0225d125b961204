import { LivingAlliance, commands } from '#testing';
import { type Notice } from '../process/process.js';
import { RunningProcess } from '../process/running-process.js';
import { fading } from './fading.js';

const { form, give, lapse, pause, resume, retract, review } = commands;
const never = new AbortController().signal;
const TODAY = '2026-01-01T12:00:00.000Z';

/** What is told of an alliance, looked at on several days; and each time how much there is to notice. */
async function toldOf(
  alliance: LivingAlliance,
  days: readonly string[],
  counts: number[] = [],
): Promise<readonly Notice[]> {
  const told: Notice[] = [];
  const process = new RunningProcess({
    process: fading,
    events: {
      subscribe: () => [] as unknown as AsyncIterable<never>,
      readStream: async function* () {
        yield* alliance.stored;
      },
    },
    send: () => Promise.reject(new Error('Nothing is to be sent.')),
    observer: {
      onNotices: (fresh, lasting) => {
        told.push(...fresh);
        counts.push(lasting);
      },
    },
  });
  for (const event of alliance.stored) await process.take(event);
  for (const day of days) await process.act(`${day}T12:00:00.000Z`, never);
  return told;
}

const living = (...life: readonly Parameters<LivingAlliance['record']>[1][]): LivingAlliance =>
  life.reduce((alliance, command) => alliance.record(TODAY, command), new LivingAlliance());

describe('the fading of an alliance', () => {
  it('is noticed once it has been silent for more than 90 days, and a lapse proposed', async () => {
    const alliance = living(form('2020-01-01'), give('2020-03-01'));
    expect(await toldOf(alliance, ['2020-05-30'])).toEqual([]);
    expect(await toldOf(alliance, ['2020-05-31', '2020-06-01', '2021-01-01'])).toEqual([
      {
        allianceId: 'the-alliance',
        key: 'silence the-alliance 2020-03-01',
        text: 'Nothing has happened in The Alliance for more than 90 days',
        since: '2020-03-01',
        proposal: 'AllianceLapsed',
      },
    ]);
  });

  it('is counted for as long as it lasts', async () => {
    const alliance = living(form('2020-01-01'), give('2020-03-01'));
    const counts: number[] = [];
    await toldOf(alliance, ['2020-05-30', '2020-05-31', '2020-06-01', '2020-05-30'], counts);
    expect(counts).toEqual([1, 0]);
  });

  it('is noticed by a review that is 30 days overdue', async () => {
    const due = { nextReviewOn: '2020-02-01' };
    expect(await toldOf(living(form('2020-01-01', due)), ['2020-03-01'])).toEqual([]);
    const [notice] = await toldOf(living(form('2020-01-01', due)), ['2020-03-02']);
    expect(notice).toMatchObject({ key: 'review the-alliance 2020-02-01', since: '2020-02-01' });
    const held = living(form('2020-01-01', due), review('2020-02-01'));
    expect(await toldOf(held, ['2020-03-02'])).toEqual([]);
  });

  it('is none by a review that was held early, or that a pause moved', async () => {
    const due = { nextReviewOn: '2020-02-01' };
    const early = living(form('2020-01-01', due), review('2020-01-20'));
    expect(await toldOf(early, ['2020-03-15'])).toEqual([]);
    const paused = living(form('2020-01-01', due), pause('2020-01-21'), resume('2020-03-01'));
    expect(await toldOf(paused, ['2020-04-10'])).toEqual([]);
    const [notice] = await toldOf(paused, ['2020-04-11']);
    expect(notice).toMatchObject({ text: expect.stringContaining('due on 2020-03-12'), since: '2020-03-12' });
  });

  it('is none while the alliance pauses, or after its end', async () => {
    expect(await toldOf(living(form('2020-01-01'), pause('2020-02-01')), ['2021-01-01'])).toEqual([]);
    expect(await toldOf(living(form('2020-01-01'), lapse('2020-02-01')), ['2021-01-01'])).toEqual([]);
  });

  it('begins with the last that counts', async () => {
    const alliance = living(form('2020-01-01'), give('2020-03-01'));
    alliance.record(TODAY, retract('2020-03-02', alliance.events[1]?.eventId));
    const [notice] = await toldOf(alliance, ['2020-05-01']);
    expect(notice?.since).toBe('2020-01-01');
  });
});
