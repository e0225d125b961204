// What was reported of trackers of promises, time and money, tried here: docs/decisions/public-reports.md.
import { Alliance } from '../harness/alliance.js';
import { useService } from '../harness/service.js';

const entente = useService();

interface Sums {
  readonly total: number;
  readonly partners: readonly {
    readonly partnerId: string;
    readonly given: number;
    readonly received: number;
  }[];
}

async function inCurrency(alliance: Alliance): Promise<Sums> {
  const { valued } = await alliance.read<{ valued: readonly Sums[] }>('reciprocity');
  const [sums] = valued;
  if (sums === undefined) throw new Error('Nothing is valued.');
  return sums;
}

const money = (amount: number, currency = 'EUR'): object => ({
  kind: 'money',
  description: 'A gift',
  value: { amount, currency, basis: 'invoice' },
  occurredOn: '2020-06-01',
});

describe('reported of trackers of promises', () => {
  it('what is due today is overdue at once (taskwarrior#111): it is overdue once the day is over', async () => {
    const alliance = await Alliance.formed(entente.client, { occurredOn: '2024-01-01' });
    await alliance.promise('today', { occurredOn: '2024-01-02', dueOn: '2024-03-01' });
    const statusAt = async (asOf: string): Promise<string | undefined> =>
      (await alliance.state(`?asOf=${asOf}`)).commitments[0]?.status;
    expect(await statusAt('2024-03-01')).toBe('open');
    expect(await statusAt('2024-03-02')).toBe('overdue');
  });

  it('days late skip one where the clocks change (SolarLune/masterplan#51): each counts', async () => {
    const alliance = await Alliance.formed(entente.client, { occurredOn: '2024-01-01' });
    const days = ['2024-03-30', '2024-03-31', '2024-04-01', '2024-04-02'];
    for (const [index, day] of days.entries()) {
      await alliance.promise(`p${index}`, { occurredOn: '2024-01-02', dueOn: '2024-03-29' });
      await alliance.record(`commitments/p${index}/fulfilment`, { confirmedBy: 'b', occurredOn: day });
    }
    const late = await Promise.all(
      days.map(async (_, index) => (await alliance.commitment(`p${index}`)).daysLate),
    );
    expect(late).toEqual([1, 2, 3, 4]);
  });
});

describe('reported of money', () => {
  it('amounts that sum exactly do not in binary fractions (spliit#430): they do', async () => {
    const alliance = await Alliance.formed(entente.client);
    for (const amount of [10.54, 8.44, 0.1, 0.2])
      await alliance.record('contributions', { givers: ['a'], ...money(amount) });
    expect((await inCurrency(alliance)).total).toBe(19.28);
  });

  it('an even split among three loses a cent (spliit#547): what is received is what was given', async () => {
    const alliance = await Alliance.formed(entente.client, { partners: ['a', 'b', 'c', 'd'] });
    await alliance.record('contributions', { givers: ['a'], ...money(100) });
    await alliance.record('contributions', { givers: ['a', 'b', 'c'], ...money(100), beneficiaries: [] });
    const { partners, total } = await inCurrency(alliance);
    const sum = (figure: 'given' | 'received'): number =>
      partners.reduce((all, partner) => all + partner[figure], 0);
    expect(total).toBe(200);
    expect(sum('given')).toBeCloseTo(200, 9);
    expect(sum('received')).toBeCloseTo(100, 9);
  });

  it.each(['LVL', 'CSD', 'DEM', 'FRF', 'CLF', 'VED'])(
    'currencies that are no more, and funds, are unknown (JodaOrg/joda-money#75): %s is taken',
    async (currency) => {
      const alliance = await Alliance.formed(entente.client);
      await alliance.record('contributions', { givers: ['a'], ...money(5, currency) });
      expect((await inCurrency(alliance)).total).toBe(5);
    },
  );

  it('what is no currency is taken for one: it is refused', async () => {
    const alliance = await Alliance.formed(entente.client);
    const refused = await alliance.refused('contributions', { givers: ['a'], ...money(5, 'ABC') });
    expect(refused.body).toMatchObject({ status: 400, errors: [{ pointer: '/value/currency' }] });
  });
});
