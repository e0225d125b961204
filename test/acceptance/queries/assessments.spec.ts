import { Alliance } from '../harness/alliance.js';
import { useService } from '../harness/service.js';

const entente = useService();

interface Dimension {
  readonly dimension: string;
  readonly score?: number;
  readonly state: string;
  readonly figures: Readonly<Record<string, unknown>>;
  readonly events?: readonly { readonly eventId: string; readonly type: string; readonly text?: string }[];
}
interface Scorecard {
  readonly allianceId: string;
  readonly asOf: string;
  readonly headline?: string;
  readonly dimensions: readonly Dimension[];
}
interface Finding {
  readonly sign: string;
  readonly level: string;
  readonly rule: string;
  readonly facts: object;
  readonly advice: string;
  readonly events: readonly string[];
}

describe('what people decide by', () => {
  let alliance: Alliance;
  const read = <T>(what: string, query = ''): Promise<T> =>
    entente.client.read<T>(`/v1/alliances/${alliance.id}/${what}?after=${alliance.position}${query}`);
  const dimension = ({ dimensions }: Scorecard, name: string): Dimension | undefined =>
    dimensions.find((one) => one.dimension === name);

  beforeAll(async () => {
    alliance = await Alliance.formed(entente.client, { coordinator: 'a' });
    await alliance.promise('p', { occurredOn: '2020-02-01', dueOn: '2020-03-31' });
    await alliance.promise('q', { occurredOn: '2020-02-01', dueOn: '2020-04-30' });
    const eur = { currency: 'EUR', basis: 'invoice' };
    await alliance.record('contributions', {
      givers: ['a'],
      kind: 'money',
      description: 'for the pump',
      value: { amount: 100, ...eur },
      occurredOn: '2020-02-10',
    });
    await alliance.record('commitments/p/fulfilment', { deliveredOn: '2020-03-01', confirmedBy: 'b' });
    await alliance.record('commitments/q/miss', { asOf: '2020-05-01' });
    await alliance.record('objectives', {
      objectiveId: 'o',
      text: 'ten wells',
      weight: 2,
      occurredOn: '2020-02-01',
    });
    await alliance.record('objectives/o/progress', { progress: 0.5, occurredOn: '2020-04-01' });
  });

  it('is a scorecard: six dimensions as of a date, of which the lowest is the headline', async () => {
    const scorecard = await read<Scorecard>('scorecard', '&asOf=2020-05-31');
    expect(scorecard.asOf).toBe('2020-05-31T23:59:59.999Z');
    expect(scorecard.dimensions.map((one) => one.dimension)).toEqual([
      'relationship',
      'delivery',
      'progress',
      'balance',
      'value',
      'adaptability',
    ]);
    expect(dimension(scorecard, 'delivery')).toMatchObject({ score: 50, state: 'discuss' });
    expect(dimension(scorecard, 'progress')).toMatchObject({ score: 50, state: 'discuss' });
    expect(dimension(scorecard, 'balance')).toMatchObject({ score: 0, state: 'concern' });
    expect(scorecard).not.toHaveProperty('score');
    expect(['balance', 'adaptability']).toContain(scorecard.headline);
  });

  it('has no data where there are none, which is not 50', async () => {
    const scorecard = await read<Scorecard>('scorecard', '&asOf=2020-01-15');
    for (const one of scorecard.dimensions) {
      expect(one.state).toBe('no-data');
      expect(one).not.toHaveProperty('score');
    }
    expect(scorecard).not.toHaveProperty('headline');
  });

  it('names the events that every figure comes from, where they are asked for', async () => {
    const explained = await read<Scorecard>('scorecard', '&asOf=2020-05-31&explain=true');
    const types = dimension(explained, 'delivery')?.events?.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['CommitmentKept', 'CommitmentMissed']));
    expect(dimension(await read<Scorecard>('scorecard'), 'delivery')).not.toHaveProperty('events');
  });

  it('is reciprocity: in each currency by itself, with what it covers', async () => {
    expect(await read('reciprocity', '&asOf=2020-05-31')).toMatchObject({
      allianceId: alliance.id,
      contributions: 1,
      coverage: 100,
      valued: [{ name: 'EUR', imbalance: 0.5, giniStar: 1 }],
    });
  });

  it('is warning signs: with the facts, the events and what to do about them', async () => {
    const { findings } = await read<{ findings: readonly Finding[] }>('warning-signs', '&asOf=2020-12-31');
    const fading = findings.find(({ sign }) => sign === 'W8');
    expect(fading).toMatchObject({ level: 'red', proposal: 'AllianceLapsed' });
    expect(findings.map(({ sign }) => sign)).toContain('W7');
    for (const { advice, facts } of findings) {
      expect(advice).toMatch(/\w/);
      expect(Object.keys(facts)).not.toHaveLength(0);
    }
  });

  it('is of an alliance that there is, as of a date', async () => {
    for (const what of ['scorecard', 'reciprocity', 'warning-signs']) {
      expect((await entente.client.get(`/v1/alliances/nobody/${what}`)).status).toBe(404);
      expect((await entente.client.get(`/v1/alliances/${alliance.id}/${what}?asOf=soon`)).status).toBe(400);
      expect((await entente.client.get(`/v1/alliances/${alliance.id}/${what}?asOf=2019`)).status).toBe(404);
    }
  });
});
