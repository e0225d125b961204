import { MemoryEventStore, MemoryReadStore, commands, historyOf, recordAll } from '#testing';
import { EXIT } from '../failure.js';
import { type Session, sessionOn } from '../session.js';
import type { Terminal } from '../terminal.js';
import { paint } from '../text/paint.js';
import { due } from './due.js';
import { trackRecord } from './track-record.js';

const { dissolve, form, keep, miss, promise } = commands;

const now = (): string => '2020-01-10T12:00:00.000Z';

let session: Session;
let printed: string;
let terminal: Terminal;

beforeEach(async () => {
  const [events, documents] = [new MemoryEventStore(), new MemoryReadStore()];
  session = sessionOn(events, documents, 1, now);
  printed = '';
  terminal = {
    print: (text) => (printed += `${text}\n`),
    note: () => undefined,
    layout: { columns: 120, paint: paint(false) },
  };
  const history = historyOf([
    form('2019-01-01'),
    promise('2019-02-01'),
    keep('2019-03-01'),
    promise('2019-02-01', { commitmentId: 'late', dueOn: '2020-01-08' }),
    promise('2019-02-01', { commitmentId: 'now', dueOn: '2020-01-10' }),
    promise('2019-02-01', { commitmentId: 'soon', dueOn: '2020-01-16' }),
    promise('2019-02-01', { commitmentId: 'later', dueOn: '2020-01-17' }),
  ]);
  await recordAll(events, history);
});

describe('entente due', () => {
  it('tells what is overdue, and what falls due this week', async () => {
    expect(await due('7', false, session, terminal)).toBe(EXIT.good);
    expect(printed).toContain('Overdue: 1 commitment\n');
    expect(printed).toMatch(/^2020-01-08 +2 days ago +the-alliance\/late +ann → ben +lend the hall$/m);
    expect(printed).toContain('Due within 7 days: 2 commitments');
    expect(printed).toMatch(/^2020-01-10 +today +the-alliance\/now/m);
    expect(printed).toMatch(/^2020-01-16 +in 6 days +the-alliance\/soon/m);
    expect(printed).not.toContain('later');
  });

  it('looks as far as it is told, and answers programs in JSON', async () => {
    await due('8', true, session, terminal);
    expect(JSON.parse(printed)).toMatchObject({
      today: '2020-01-10',
      within: 8,
      overdue: [{ commitmentId: 'late' }],
      due: [{ commitmentId: 'now' }, { commitmentId: 'soon' }, { commitmentId: 'later' }],
    });
  });

  it.each(['0', 'week', '-1', '1.5'])('does not look %s days ahead', async (within) => {
    await expect(due(within, false, session, terminal)).rejects.toMatchObject({ status: EXIT.usage });
  });
});

describe('entente track-record', () => {
  it('tells what is known of a partner', async () => {
    expect(await trackRecord('ann', false, session, terminal)).toBe(EXIT.good);
    expect(printed).toContain('Track record of ann');
    expect(printed).toMatch(/^The Alliance +2019-01-01 – now +active +1 +0 +0 +0 +0\.\d\d +unproven$/m);
    expect(printed).toContain('Kept 1, late 0, partly kept 0, missed 0.');
  });

  it('tells how an alliance ended', async () => {
    const events = historyOf([
      form('2019-01-01'),
      promise('2019-02-01'),
      miss('2019-03-01', { by: 'ann' }),
      dissolve('2019-05-01'),
    ]);
    const store = new MemoryEventStore();
    await recordAll(store, events);
    const documents = new MemoryReadStore();
    const other = sessionOn(store, documents, 1, now);
    await trackRecord('ann', false, other, terminal);
    expect(printed).toMatch(/^The Alliance +2019-01-01 – 2019-05-01 +achieved +0 +0 +0 +1 /m);
  });

  it('answers programs in JSON', async () => {
    await trackRecord('ann', true, session, terminal);
    expect(JSON.parse(printed)).toMatchObject({
      partnerId: 'ann',
      alliances: [{ allianceId: 'the-alliance' }],
    });
  });

  it('knows no stranger', async () => {
    await expect(trackRecord('nobody', false, session, terminal)).rejects.toMatchObject({
      status: EXIT.data,
    });
  });
});
