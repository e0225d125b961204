import { UnknownAlliance, currentPartners, reciprocityOf, startOf } from '#domain';
import type { AssessmentState } from '#domain';
import { ALLIANCE, MemoryEventStore, commands, eventIdAt, historyOf, recordAll } from '#testing';
import { Ledgers } from './ledgers.js';

const { correct, form, give, join } = commands;
const TODAY = startOf('2026-03-01');
const steps = [form('2020-01-01'), give('2021-01-01'), join('2022-01-01', 'dan')];

async function storeWith(...some: Parameters<typeof historyOf>[0]): Promise<MemoryEventStore> {
  const store = new MemoryEventStore();
  await recordAll(store, historyOf(some));
  return store;
}

const given = (ledger: AssessmentState): number => reciprocityOf(ledger, TODAY).leading?.total ?? 0;
const partners = ({ profile }: AssessmentState): string[] =>
  currentPartners(profile).map(({ partnerId }) => partnerId);

describe('the ledgers of alliances', () => {
  it('are of all that is recorded, and the same until more is', async () => {
    const store = await storeWith(...steps);
    const ledgers = new Ledgers(store);
    const first = await ledgers.now(ALLIANCE);
    expect(given(first)).toBe(1);
    expect(await ledgers.now(ALLIANCE)).toBe(first);
    const more = give('2023-01-01', { contributionId: 'h' });
    await recordAll(store, historyOf([...steps, more]).slice(steps.length));
    expect(given(await ledgers.now(ALLIANCE))).toBe(2);
  });

  it('are made anew when an entry turns out otherwise', async () => {
    const store = await storeWith(...steps);
    const ledgers = new Ledgers(store);
    await ledgers.now(ALLIANCE);
    const right = give('2021-01-01', { quantity: 5, unit: 'days' });
    const amended = historyOf([...steps, correct('2024-01-01', eventIdAt(1), right)]);
    await recordAll(store, amended.slice(steps.length));
    expect(given(await ledgers.now(ALLIANCE))).toBe(5);
    expect(given(await new Ledgers(store).now(ALLIANCE))).toBe(5);
  });

  it('are as of a date, as it is known now', async () => {
    const ledgers = new Ledgers(await storeWith(...steps));
    const then = await ledgers.asOf(ALLIANCE, '2021');
    expect([given(then), partners(then)]).toEqual([1, ['ann', 'ben', 'cem']]);
    const before = await ledgers.asOf(ALLIANCE, '2020-12-31');
    expect(given(before)).toBe(0);
    expect(partners(await ledgers.asOf(ALLIANCE, '2022'))).toContain('dan');
  });

  it('are of alliances that there were then', async () => {
    const ledgers = new Ledgers(await storeWith(...steps));
    await expect(ledgers.now('nobody')).rejects.toThrow(UnknownAlliance);
    await expect(ledgers.asOf(ALLIANCE, '2019')).rejects.toThrow(UnknownAlliance);
  });
});
