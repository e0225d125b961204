import { Alliance } from '../harness/alliance.js';
import { useService } from '../harness/service.js';
import { type TrustTimeline } from '../harness/shapes.js';

const entente = useService();

interface Lineage {
  readonly figure: string;
  readonly asOf: string;
  readonly values: Readonly<Record<string, number>>;
  readonly rule: { readonly version: number };
  readonly policies: readonly { readonly policy: Readonly<Record<string, number>> }[];
  readonly inputs: readonly {
    readonly values: Readonly<Record<string, number>>;
    readonly events: readonly string[];
  }[];
  readonly events: readonly { readonly eventId: string; readonly type: string }[];
}

describe('GET …/lineage', () => {
  let alliance: Alliance;
  let corrected: string;
  beforeAll(async () => {
    alliance = await Alliance.formed(entente.client);
    await alliance.promise('well', { occurredOn: '2020-02-01', dueOn: '2020-06-01' });
    const kept = { deliveredOn: '2020-07-01', confirmedBy: 'b' };
    const { events } = await alliance.record('commitments/well/fulfilment', kept);
    corrected = events[0]?.eventId ?? '';
    await alliance.record(`entries/${corrected}/correction`, {
      replacement: { deliveredOn: '2020-06-16', confirmedBy: 'b' },
      reason: 'It was there half a month before',
    });
    await alliance.promise('dam', { occurredOn: '2020-03-01', dueOn: '2020-09-01' });
    await alliance.record('commitments/dam/miss', { asOf: '2020-09-02', by: 'b' });
  });

  it.each(['', 'debtor=a', 'debtor=a&creditor=b'])('lets every point be computed again: %s', async (key) => {
    const { points } = await alliance.read<TrustTimeline>(`trust-timeline?${key}`);
    expect(points).toHaveLength(2);
    for (const { position, E, R, S } of points) {
      const lineage = await alliance.read<Lineage>(`trust-timeline/${position}/lineage?${key}`);
      expect(lineage.values).toMatchObject({ E, R, S });
      const sum = (name: 'r' | 's'): number =>
        lineage.inputs.reduce((all, { values }) => all + (values['left'] ?? 0) * (values[name] ?? 0), 0);
      const { baseRate: a = 0, priorWeight: W = 0 } = lineage.policies.at(-1)?.policy ?? {};
      expect((sum('r') + a * W) / (sum('r') + sum('s') + W)).toBeCloseTo(E, 12);
    }
  });

  it('tells the events behind it in plain words, and what corrected them', async () => {
    const now = await alliance.read<Lineage>('trust-timeline/now/lineage');
    const latest = await alliance.timeline();
    expect(now.rule.version).toBe(latest.points[0]?.version);
    expect(now.inputs.map(({ events }) => events.length)).toEqual([2, 2]);
    expect(now.events.find(({ eventId }) => eventId === now.inputs[0]?.events[1])).toMatchObject({
      type: 'CommitmentKept',
      occurredOn: '2020-07-01',
      amends: corrected,
      text: expect.stringContaining('kept') as string,
      judgedBy: { weight: 1, daysLate: 15 },
      amendedBy: [{ type: 'EntryCorrected', text: expect.stringContaining('half a month') as string }],
    });
  });

  it('is of another moment where it is asked for one', async () => {
    const then = await alliance.read<Lineage>('trust-timeline/now/lineage?asOf=2020-07-31');
    expect([then.asOf, then.inputs.length]).toEqual(['2020-07-31T23:59:59.999Z', 1]);
  });

  it('is there for every dimension and every warning sign', async () => {
    const { dimensions } = await alliance.read<{
      dimensions: { dimension: string; score?: number; version: number }[];
    }>('scorecard?asOf=2020-10');
    for (const { dimension, score, version } of dimensions) {
      const lineage = await alliance.read<Lineage>(`scorecard/${dimension}/lineage?asOf=2020-10`);
      expect([dimension, lineage.values['score'], lineage.rule.version]).toEqual([dimension, score, version]);
    }
    const coordinator = await alliance.read<Lineage>('warning-signs/W2/lineage');
    expect(coordinator).toMatchObject({
      values: { level: 'red' },
      inputs: [{ input: 'finding', values: { rule: 'no-coordinator' } }],
      events: [{ type: 'AllianceFormed' }],
    });
  });

  it('is PROV-JSON where that is asked for', async () => {
    const path = alliance.path('trust-timeline/now/lineage');
    const accept = { accept: 'application/provenance+json' };
    const { headers, body } = await entente.client.get<Record<string, unknown>>(path, accept);
    expect(headers.get('content-type')).toContain('application/provenance+json');
    expect(headers.get('vary')).toContain('Accept');
    expect(Object.keys(body)).toEqual(
      expect.arrayContaining(['prefix', 'entity', 'activity', 'agent', 'used', 'wasDerivedFrom']),
    );
  });

  it.each([
    ['trust-timeline/no!/lineage', 400],
    ['trust-timeline/nowhere/lineage', 404],
    ['trust-timeline/now/lineage?creditor=b', 400],
    ['trust-timeline/now/lineage?debtor=stranger', 404],
    ['trust-timeline/now/lineage?asOf=soon', 400],
    ['trust-timeline/now/lineage?asOf=2019', 404],
    ['scorecard/beauty/lineage', 400],
    ['warning-signs/W9/lineage', 400],
    ['warning-signs/W1/lineage?debtor=a', 400],
  ])('answers %s with %d', async (rest, status) => {
    expect((await entente.client.get(alliance.path(rest))).status).toBe(status);
  });
});
