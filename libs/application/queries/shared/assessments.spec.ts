import { UnknownAlliance, currentPartners, reciprocityOf, startOf, type AssessmentState } from '#domain';
import { ALLIANCE, MemoryEventStore, commands, eventIdAt, historyOf, recordAll } from '#testing';
import { Assessments } from './assessments.js';

const { correct, form, give, join } = commands;
const TODAY = startOf('2026-03-01');
const steps = [form('2020-01-01'), give('2021-01-01'), join('2022-01-01', 'dan')];

async function storeWith(...some: Parameters<typeof historyOf>[0]): Promise<MemoryEventStore> {
  const store = new MemoryEventStore();
  await recordAll(store, historyOf(some));
  return store;
}

const assessmentsOn = (store: MemoryEventStore) => {
  const assessments = new Assessments(store, () => '2026-03-01T00:00:00.000Z');
  return {
    of: async (allianceId: string, asOf?: string) => (await assessments.of(allianceId, { asOf })).state,
  };
};

const given = (state: AssessmentState): number => reciprocityOf(state, TODAY).leading?.total ?? 0;
const partners = ({ profile }: AssessmentState): string[] =>
  currentPartners(profile).map(({ partnerId }) => partnerId);

describe('what alliances are assessed by', () => {
  it('are of all that is recorded, and the same until more is', async () => {
    const store = await storeWith(...steps);
    const assessments = assessmentsOn(store);
    const first = await assessments.of(ALLIANCE);
    expect(given(first)).toBe(1);
    expect(await assessments.of(ALLIANCE)).toBe(first);
    const more = give('2023-01-01', { contributionId: 'h' });
    await recordAll(store, historyOf([...steps, more]).slice(steps.length));
    expect(given(await assessments.of(ALLIANCE))).toBe(2);
  });

  it('are made anew when an entry turns out otherwise', async () => {
    const store = await storeWith(...steps);
    const assessments = assessmentsOn(store);
    await assessments.of(ALLIANCE);
    const right = give('2021-01-01', { quantity: 5, unit: 'days' });
    const amended = historyOf([...steps, correct('2024-01-01', eventIdAt(1), right)]);
    await recordAll(store, amended.slice(steps.length));
    expect(given(await assessments.of(ALLIANCE))).toBe(5);
    expect(given(await assessmentsOn(store).of(ALLIANCE))).toBe(5);
  });

  it('are as of a date, as it is known now', async () => {
    const assessments = assessmentsOn(await storeWith(...steps));
    const then = await assessments.of(ALLIANCE, '2021');
    expect([given(then), partners(then)]).toEqual([1, ['ann', 'ben', 'cem']]);
    const before = await assessments.of(ALLIANCE, '2020-12-31');
    expect(given(before)).toBe(0);
    expect(partners(await assessments.of(ALLIANCE, '2022'))).toContain('dan');
  });

  it('are of alliances that there were then', async () => {
    const assessments = assessmentsOn(await storeWith(...steps));
    await expect(assessments.of('nobody')).rejects.toThrow(UnknownAlliance);
    await expect(assessments.of(ALLIANCE, '2019')).rejects.toThrow(UnknownAlliance);
  });
});
