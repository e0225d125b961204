import { Alliance } from '../harness/alliance.js';
import { expectCommand, expectNothingLeft, expectProblem } from '../harness/expectations.js';
import { useService } from '../harness/service.js';
import { type Lifecycle, type Recorded } from '../harness/shapes.js';

const entente = useService();
const occurredOn = '2020-06-01';
const gift = { contributionId: 'pump', givers: ['a'], kind: 'equipment', description: 'A pump', occurredOn };

async function entryOf(alliance: Alliance, path: string, body: object): Promise<string> {
  const [event] = (await alliance.record(path, body)).events;
  return event?.eventId ?? '';
}

async function withPump(): Promise<{ alliance: Alliance; entry: string }> {
  const alliance = await Alliance.formed(entente.client);
  return { alliance, entry: await entryOf(alliance, 'contributions', gift) };
}

describe('POST …/entries/{id}/correction', () => {
  it('puts in its place what it should have said, and keeps the entry', async () => {
    const { alliance, entry } = await withPump();
    const before = await alliance.events();
    const replacement = { givers: ['b'], kind: 'equipment', description: 'Two pumps', quantity: 2 };
    await expectCommand(
      alliance,
      `entries/${entry}/correction`,
      { replacement, reason: 'Miscounted' },
      {
        EntryCorrected: {
          eventId: entry,
          type: 'ContributionMade',
          occurredOn,
          replacement: { contributionId: 'pump', ...replacement },
          reason: 'Miscounted',
        },
      },
    );
    expect((await alliance.events()).slice(0, before.length)).toEqual(before);
    expect(await alliance.read('contributions/pump')).toMatchObject({ ...replacement, occurredOn });
    const { entries } = await alliance.read<Lifecycle>('lifecycle');
    expect(entries.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['ContributionMade', 'EntryCorrected']),
    );
  });

  it('moves trust as if it had been recorded so', async () => {
    const alliance = await Alliance.formed(entente.client);
    await alliance.promise('well', { dueOn: '2020-06-01' });
    const kept = { confirmedBy: 'b', deliveredOn: '2020-06-01' };
    const entry = await entryOf(alliance, 'commitments/well/fulfilment', kept);
    expect((await alliance.timeline()).points.at(-1)).toMatchObject({ R: 1, S: 0 });
    const late = { confirmedBy: 'b', deliveredOn: '2020-07-01', occurredOn: '2020-07-01' };
    await alliance.record(`entries/${entry}/correction`, { replacement: late });
    const { points } = await alliance.timeline();
    expect(points).toHaveLength(1);
    expect(points[0]?.R).toBeCloseTo(0.5, 9);
    expect(points[0]?.occurredOn).toBe('2020-07-01');
    await alliance.record(`entries/${entry}/correction`, { replacement: { ...late, fraction: 0.5 } });
    expect(await alliance.commitment('well')).toMatchObject({ status: 'partly-kept', fraction: 0.5 });
    expect((await alliance.timeline()).points[0]?.R).toBeCloseTo(0.25, 9);
  });

  it('keeps what it leaves out as it was last corrected: ids, and when it happened', async () => {
    const { alliance, entry } = await withPump();
    const said = { givers: ['a'], kind: 'equipment', description: 'A pump' };
    await alliance.record(`entries/${entry}/correction`, {
      replacement: { ...said, contributionId: 'hose', occurredOn: '2020-05-01' },
    });
    await alliance.record(`entries/${entry}/correction`, { replacement: { ...said, description: 'A hose' } });
    expect(await alliance.read('contributions/hose')).toMatchObject({
      description: 'A hose',
      occurredOn: '2020-05-01',
    });
  });

  it.each([
    ['a field that its event does not have', { ...gift, surprise: 1 }, '/replacement/surprise'],
    ['a wrong value', { ...gift, kind: 'love' }, '/replacement/kind'],
    ['too little', { kind: 'time', description: 'x' }, '/replacement/givers'],
    ['a date that does not exist', { ...gift, occurredOn: '2020-02-30' }, '/replacement/occurredOn'],
    ['what belongs beside it', { ...gift, source: 'minutes' }, '/replacement/source'],
    ['no object', [], '/replacement'],
  ])('takes no replacement with %s', async (_what, replacement, pointer) => {
    const { alliance, entry } = await withPump();
    await expectNothingLeft(alliance, async () => {
      const answer = await alliance.refused(`entries/${entry}/correction`, { replacement });
      expect(expectProblem(answer, 400).errors?.map((error) => error.pointer)).toEqual([pointer]);
    });
  });

  it('is judged by the rules of what it replaces', async () => {
    const { alliance, entry } = await withPump();
    const answer = await alliance.refused(`entries/${entry}/correction`, {
      replacement: { ...gift, givers: ['z'] },
    });
    expect(expectProblem(answer, 409).rule).toBe('not-a-partner');
  });

  it('leaves possible what was recorded since', async () => {
    const alliance = await Alliance.formed(entente.client);
    const entry = await entryOf(alliance, 'partners', {
      partnerId: 'c',
      name: 'C',
      occurredOn: '2020-02-01',
    });
    await alliance.record('contributions', { ...gift, givers: ['c'] });
    const answer = await alliance.refused(`entries/${entry}/correction`, {
      replacement: { name: 'C', occurredOn: '2020-07-01' },
    });
    expect(expectProblem(answer, 409)).toMatchObject({
      rule: 'contradicts',
      conflictsWith: { type: 'ContributionMade' },
    });
  });

  it('is of an entry, and not of a correction', async () => {
    const { alliance, entry } = await withPump();
    const correction = await entryOf(alliance, `entries/${entry}/correction`, { replacement: gift });
    const again = await alliance.refused(`entries/${correction}/correction`, { replacement: gift });
    const { rule, detail } = expectProblem(again, 409);
    expect([rule, detail]).toEqual(['not-open', expect.stringContaining(entry)]);
    expectProblem(await alliance.refused('entries/none/correction', { replacement: gift }), 404);
    const elsewhere = new Alliance(entente.client, 'nowhere');
    expectProblem(await elsewhere.refused(`entries/${entry}/correction`, { replacement: gift }), 404);
  });

  it('gives a repeat the first answer, whatever was corrected since', async () => {
    const { alliance, entry } = await withPump();
    const path = alliance.path(`entries/${entry}/correction`);
    const body = { replacement: { givers: ['b'], kind: 'equipment', description: 'Two pumps' } };
    const key = { 'idempotency-key': 'first' };
    const first = await entente.client.post<Recorded>(path, body, key);
    expect(first.status).toBe(201);
    await alliance.record(`entries/${entry}/correction`, { replacement: gift });
    await alliance.record(`entries/${entry}/retraction`, { reason: 'It never came' });
    await expectNothingLeft(alliance, async () => {
      const again = await entente.client.post<Recorded>(path, body, key);
      expect([again.status, again.body]).toEqual([201, first.body]);
      const other = { replacement: { ...body.replacement, description: 'Three pumps' } };
      expectProblem(await alliance.refused(`entries/${entry}/correction`, other, key), 422);
    });
  });
});

describe('POST …/entries/{id}/retraction', () => {
  it('has it count for nothing, and keeps the entry', async () => {
    const { alliance, entry } = await withPump();
    const data = { reason: 'It never came' };
    await expectCommand(alliance, `entries/${entry}/retraction`, data, {
      EntryRetracted: { eventId: entry, ...data },
    });
    expect((await alliance.view()).counts.contributions).toBe(0);
    expect((await alliance.events()).map(({ type }) => type)).toContain('ContributionMade');
  });

  it('is done once', async () => {
    const { alliance, entry } = await withPump();
    await alliance.record(`entries/${entry}/retraction`, { reason: 'x' });
    const again = await alliance.refused(`entries/${entry}/retraction`, { reason: 'x' });
    expect(expectProblem(again, 409).rule).toBe('not-open');
    const corrected = await alliance.refused(`entries/${entry}/correction`, { replacement: gift });
    expect(expectProblem(corrected, 409).rule).toBe('not-open');
    expectProblem(await alliance.refused('entries/none/retraction', { reason: 'x' }), 404);
  });

  it('says why', async () => {
    const { alliance, entry } = await withPump();
    const { errors } = expectProblem(await alliance.refused(`entries/${entry}/retraction`, {}), 400);
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['/reason']);
  });
});
