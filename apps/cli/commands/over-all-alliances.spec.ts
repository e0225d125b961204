import { MemoryEventStore, MemoryReadStore, commands, historyOf, recordAll } from '#testing';
import { EXIT } from '../session/failure.js';
import { type Session, sessionOn } from '../session/session.js';
import { paint } from '../terminal/paint.js';
import { type Terminal } from '../terminal/terminal.js';
import { widthOf } from '../terminal/width.js';
import { due } from './due.js';
import { history } from './history.js';
import { list } from './list.js';
import { replay } from '../replay/replay.js';
import { scorecard } from './scorecard.js';
import { trackRecord } from './track-record.js';
import { trust } from './trust.js';
import { warnings } from './warnings.js';

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
    json: false,
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
    expect(await due('7', {}, session, terminal)).toBe(EXIT.good);
    expect(printed).toContain('Overdue: 1 commitment\n');
    expect(printed).toMatch(/^2020-01-08 +2 days ago +The Alliance +ANN → BEN +lend the hall$/m);
    expect(printed).toContain('Due within 7 days: 2 commitments');
    expect(printed).toMatch(/^2020-01-10 +today +The Alliance /m);
    expect(printed).toMatch(/^2020-01-16 +in 6 days +The Alliance /m);
    expect(printed).not.toContain('2020-01-17');
  });

  it('looks as far as it is told, and answers programs in JSON', async () => {
    await due('8', {}, session, { ...terminal, json: true });
    expect(JSON.parse(printed)).toMatchObject({
      today: '2020-01-10',
      within: 8,
      overdue: [{ commitmentId: 'late' }],
      due: [{ commitmentId: 'now' }, { commitmentId: 'soon' }, { commitmentId: 'later' }],
    });
  });

  it.each(['0', 'week', '-1', '1.5'])('does not look %s days ahead', async (within) => {
    await expect(due(within, {}, session, terminal)).rejects.toMatchObject({ status: EXIT.usage });
  });
});

describe('entente list', () => {
  it('tells every alliance: its id, phase, partners, trust and what is open', async () => {
    expect(await list({}, session, terminal)).toBe(EXIT.good);
    expect(printed).toMatch(/^The Alliance +the-alliance +active +ANN, BEN, CEM +unproven +4$/m);
    expect(printed).toContain('1 alliance.');
  });

  it('answers programs in JSON', async () => {
    await list({}, session, { ...terminal, json: true });
    expect(JSON.parse(printed)).toMatchObject({ items: [{ allianceId: 'the-alliance', phase: 'active' }] });
  });
});

describe('every output', () => {
  const evil =
    '\u001b[2J日本国際協力機構連合 promises \u202eto\r deliver\u0007 a hall for every one of the partners';

  beforeEach(async () => {
    const [events, documents] = [new MemoryEventStore(), new MemoryReadStore()];
    session = sessionOn(events, documents, 1, now);
    await recordAll(
      events,
      historyOf([
        form('2019-01-01', { name: evil, purpose: evil }),
        promise('2019-02-01', { commitmentId: 'late', dueOn: '2020-01-08', description: evil }),
        keep('2019-03-01', { commitmentId: 'late', evidence: evil }),
        promise('2019-02-01', { commitmentId: 'open', dueOn: '2020-01-08', description: evil }),
      ]),
    );
    terminal = { ...terminal, layout: { columns: 80, paint: paint(false) } };
  });

  const outputs: [string, () => Promise<unknown>][] = [
    ['list', () => list({}, session, terminal)],
    ['due', () => due('7', {}, session, terminal)],
    ['history', () => history('the-alliance', {}, session, terminal)],
    ['trust', () => trust('the-alliance', {}, {}, session, terminal)],
    ['track-record', () => trackRecord('ann', {}, session, terminal)],
    ['scorecard', () => scorecard('the-alliance', {}, true, session, terminal)],
    ['warnings', () => warnings('the-alliance', {}, session, terminal)],
    ['replay', () => replay('the-alliance', {}, 'forwards', session, terminal)],
  ];

  it.each(outputs)('of %s commands no terminal', async (_, command) => {
    await command();
    expect(printed).toContain('\\u001b');
    expect(printed).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
  });

  it.each(outputs)('of %s keeps to the width of the terminal', async (_, command) => {
    await command();
    expect(Math.max(...printed.split('\n').map(widthOf))).toBeLessThanOrEqual(80);
  });

  it('for programs is the record as it is', async () => {
    await list({}, session, { ...terminal, json: true });
    expect(JSON.parse(printed)).toMatchObject({ items: [{ name: evil }] });
  });
});

describe('entente track-record', () => {
  it('tells what is known of a partner', async () => {
    expect(await trackRecord('ann', {}, session, terminal)).toBe(EXIT.good);
    expect(printed).toContain('Track record of ANN (ann)');
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
    await trackRecord('ann', {}, other, terminal);
    expect(printed).toMatch(/^The Alliance +2019-01-01 – 2019-05-01 +achieved +0 +0 +0 +1 /m);
  });

  it('answers programs in JSON', async () => {
    await trackRecord('ann', {}, session, { ...terminal, json: true });
    expect(JSON.parse(printed)).toMatchObject({
      partnerId: 'ann',
      alliances: [{ allianceId: 'the-alliance' }],
    });
  });

  it('knows no stranger', async () => {
    await expect(trackRecord('nobody', {}, session, terminal)).rejects.toMatchObject({
      status: EXIT.data,
    });
  });
});
