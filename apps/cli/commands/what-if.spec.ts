import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { MemoryEventStore, MemoryReadStore, commands, eventIdAt, historyOf, recordAll } from '#testing';
import { EXIT } from '../session/failure.js';
import { sessionOn } from '../session/session.js';
import { paint } from '../terminal/paint.js';
import { type WhatIfOptions, whatIf } from './what-if.js';

const { form, keep, promise } = commands;

async function print(options: WhatIfOptions, json = false): Promise<string> {
  const events = new MemoryEventStore();
  const steps = [form('2020-01-01'), promise('2020-02-01', { dueOn: '2020-03-01' }), keep('2020-03-01')];
  await recordAll(events, historyOf(steps));
  let printed = '';
  const terminal = {
    print: (text: string) => void (printed += text),
    note: () => undefined,
    json,
    layout: { columns: 100, paint: paint(false) },
  };
  const session = sessionOn(events, new MemoryReadStore());
  await whatIf('the-alliance', options, { asOf: '2020-03-31' }, session, terminal, Readable.from([]));
  return printed;
}

describe('entente what-if', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-what-if-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function file(name: string, ...events: object[]): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, events.map((event) => JSON.stringify(event)).join('\n'));
    return path;
  }

  it('tells what would differ without an event', async () => {
    const told = await print({ without: [eventIdAt(2)] });
    expect(told).toContain('Left out, with what builds on it: 1 event.');
    expect(told).toMatch(/^counts\.kept +1 +0 +−1$/m);
    expect(told).toMatch(/^2020-03-01 +CommitmentKept +0\.6667 +– +–$/m);
    expect(told).toMatch(/^As it would be: 0\.50/m);
  });

  it('takes events from a file, and another policy', async () => {
    const missed = { commitmentId: 'd', asOf: '2020-03-20', occurredOn: '2020-03-20', by: 'ann' };
    const promised = { commitmentId: 'd', debtors: ['ann'], creditors: ['cem'], description: 'a cart' };
    const path = await file(
      'events.ndjson',
      {
        type: 'entente.commitment-made.v1',
        data: { ...promised, dueOn: '2020-03-10', occurredOn: '2020-03-01' },
      },
      { type: 'entente.commitment-missed.v1', data: missed },
    );
    const told = JSON.parse(await print({ event: [path], policy: 'cautious', figure: ['counts'] }, true)) as {
      figures: { figure: string; difference: number }[];
      trust: { after: { S: number } };
    };
    expect(told.figures.find(({ figure }) => figure === 'counts.missed')?.difference).toBe(1);
    expect(told.trust.after.S).toBeGreaterThan(1.9);
  });

  it('tells what would flip the band, and nothing else, where that is asked for', async () => {
    const told = await print({ flip: true });
    expect(told).toMatch(
      /^2 promises of weight 1 kept, or one of weight 1\.\d+, would make unproven fair\.$/m,
    );
    expect(told).not.toContain('Figure');
  });

  it.each([
    [{ policy: 'kind' }],
    [{ policy: '{"halfLife":' }],
    [{ policy: '{"halfLife":0}' }],
    [{ without: ['no id!'] }],
    [{ creditor: 'ben' }],
  ])('refuses %j', async (options) => {
    await expect(print(options)).rejects.toMatchObject({ status: EXIT.usage });
  });

  it('says which event is refused, and why', async () => {
    const stranger = {
      commitmentId: 'c',
      deliveredOn: '2020-02-01',
      confirmedBy: 'zoe',
      occurredOn: '2020-03-01',
    };
    const path = await file('refused.ndjson', { type: 'entente.commitment-kept.v1', data: stranger });
    await expect(print({ event: [path] })).rejects.toThrow(/\/events\/0/);
    await expect(print({ event: [await file('broken', { type: 'none' })] })).rejects.toThrow(
      '/events/0/data',
    );
    await expect(print({ without: ['unknown'] })).rejects.toThrow('must be an event of the alliance');
  });
});
