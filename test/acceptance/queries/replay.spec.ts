import { setTimeout as pause } from 'node:timers/promises';
import { Alliance } from '../harness/alliance.js';
import { useService } from '../harness/service.js';
import { type CommitmentView, type Page, type StoredEvent } from '../harness/shapes.js';

const entente = useService();

/** What happened in the order 0, 2, 1, 3; and the instant between the recording of 1 and of 2. */
async function recorded(): Promise<{ alliance: Alliance; between: string }> {
  const alliance = await Alliance.formed(entente.client);
  await alliance.promise('well', { occurredOn: '2020-06-01' });
  await pause(15);
  const between = new Date().toISOString();
  await pause(15);
  await alliance.promise('road', { occurredOn: '2020-02-01' });
  await alliance.record('commitments/well/fulfilment', { deliveredOn: '2020-07-01', confirmedBy: 'b' });
  return { alliance, between };
}

const statuses = (commitments: readonly CommitmentView[]): Record<string, string> =>
  Object.fromEntries(commitments.map(({ commitmentId, status }) => [commitmentId, status]));

describe('GET …/state', () => {
  it('is the alliance and its commitments as they stand', async () => {
    const { alliance } = await recorded();
    const { commitments, ...state } = await alliance.state();
    const view = await alliance.view();
    expect({ ...state, trust: state.trust.band }).toEqual({ ...view, trust: view.trust.band });
    const { items } = await alliance.read<Page<CommitmentView>>('commitments');
    expect(new Map(commitments.map((each) => [each.commitmentId, each]))).toEqual(
      new Map(items.map((each) => [each.commitmentId, each])),
    );
  });

  it('is folded up to a revision', async () => {
    const { alliance } = await recorded();
    const shown = await Promise.all([0, 1, 2, 3].map((revision) => alliance.state(`?revision=${revision}`)));
    expect(shown.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
    expect(shown.map(({ commitments }) => statuses(commitments))).toEqual([
      {},
      { well: 'open' },
      { well: 'open', road: 'open' },
      { well: 'kept', road: 'open' },
    ]);
    const stored = await alliance.events();
    expect(shown.map(({ position }) => position)).toEqual(stored.map(({ position }) => position));
  });

  it('is as it was known at an instant', async () => {
    const { alliance, between } = await recorded();
    const known = await alliance.state(`?knownAt=${between}`);
    expect(statuses(known.commitments)).toEqual({ well: 'open' });
    expect(known.revision).toBe(1);
  });

  it('is as of a date, as known now', async () => {
    const { alliance } = await recorded();
    const asOf = async (date: string): Promise<Record<string, string>> =>
      statuses((await alliance.state(`?asOf=${date}`)).commitments);
    expect(await asOf('2020-01')).toEqual({});
    expect(await asOf('2020-02-01')).toEqual({ road: 'open' });
    expect(await asOf('2020-06-30')).toEqual({ road: 'open', well: 'open' });
    expect(await asOf('2020')).toEqual({ road: 'open', well: 'kept' });
  });

  it('takes one clock at a time, and knows nothing from before the beginning', async () => {
    const { alliance } = await recorded();
    const status = async (query: string): Promise<number> =>
      (await entente.client.get(alliance.path(`state${query}`))).status;
    expect(await status('?revision=1&asOf=2020')).toBe(400);
    expect(await status('?revision=-1')).toBe(400);
    expect(await status('?revision=x')).toBe(400);
    expect(await status('?asOf=2020-02-30')).toBe(400);
    expect(await status('?knownAt=yesterday')).toBe(400);
    expect(await status('?asOf=2019')).toBe(404);
    expect(await status('?knownAt=2019-01-01T00:00:00Z')).toBe(404);
  });
});

describe('GET …/events', () => {
  it('answers a range of revisions, both ends included', async () => {
    const { alliance } = await recorded();
    const read = async (query: string): Promise<number[]> =>
      (await alliance.client.read<Page<StoredEvent>>(alliance.path(`events${query}`))).items.map(
        ({ revision }) => revision,
      );
    expect(await read('')).toEqual([0, 1, 2, 3]);
    expect(await read('?from=1&to=2')).toEqual([1, 2]);
    expect(await read('?from=3')).toEqual([3]);
    expect(await read('?from=4')).toEqual([]);
  });

  it('answers all of them, one a line, where NDJSON is accepted', async () => {
    const { alliance } = await recorded();
    for (let index = 0; index < 150; index += 1)
      await alliance.promise(`p${index}`, { occurredOn: '2020-08' });
    const answer = await entente.client.get(alliance.path('events'), { accept: 'application/x-ndjson' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^application\/x-ndjson\b/);
    const lines = answer.text.trimEnd().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(await alliance.events());
    expect(lines).toHaveLength(154);
  });
});
