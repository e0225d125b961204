import fc from 'fast-check';
import { type RecordedAllianceEvent, UnknownAlliance, startOf } from '#domain';
import {
  ALLIANCE,
  ProjectionHarness,
  acceptedHistory,
  commands,
  eventIdAt,
  historyOf,
  projectHistory,
  recordAll,
} from '#testing';
import { GetAlliance } from '../get-alliance/get-alliance.js';
import { GetScorecard } from '../get-scorecard/get-scorecard.js';
import { queryBus } from '../handlers.js';
import { type Moment } from '../shared/moment.js';
import { type ChangesAnswer, type ChangesRange, GetChanges } from './get-changes.js';

const { correct, form, give, keep, promise } = commands;
const NOW = '2031-01-01T00:00:00.000Z';

async function queriesOn(events: readonly RecordedAllianceEvent[]) {
  const harness = new ProjectionHarness();
  await recordAll(harness.events, events);
  await harness.catchUp();
  const { events: eventStore, documents: readStore } = harness;
  return queryBus({ eventStore, readStore, clock: () => NOW, project: projectHistory });
}

type Queries = Awaited<ReturnType<typeof queriesOn>>;

/** In units of the last decimal place: figures are exact to it. */
const units = (value = 0): bigint => BigInt(value.toFixed(12).replace('.', ''));

/** By figure: what ageing and the events changed, added up, and what it is said to differ by. */
function sumsOf({ figures, events }: ChangesAnswer): [string, bigint, bigint, bigint][] {
  const parts = events.flatMap(({ changes }) => changes);
  return figures.map(({ figure, from, to, difference, ageing }) => {
    const own = parts.filter((part) => part.figure === figure);
    const sum = own.reduce((all, { change }) => all + units(change), units(ageing));
    return [figure, sum, units(difference), units(to) - units(from)];
  });
}

/** Some figures as other queries answer them at a moment; none before the alliance was formed. */
async function figuresAt(queries: Queries, moment: Moment): Promise<Record<string, number>> {
  const view = await queries.execute(new GetAlliance(ALLIANCE, moment)).catch((error: unknown) => {
    if (error instanceof UnknownAlliance) return undefined;
    throw error;
  });
  if (view === undefined) return {};
  const { dimensions } = await queries.execute(new GetScorecard(ALLIANCE, moment));
  const scores = dimensions.flatMap(({ dimension, score }) =>
    score === undefined ? [] : [[`scorecard.${dimension}`, score] as const],
  );
  const counts = Object.entries(view.counts).map(([name, count]) => [`counts.${name}`, count] as const);
  return Object.fromEntries([['trust', view.trust.E], ...counts, ...scores]) as Record<string, number>;
}

async function expectToAddUp(queries: Queries, range: ChangesRange, ends: readonly [Moment, Moment]) {
  const answer = await queries.execute(new GetChanges(ALLIANCE, range));
  for (const [figure, sum, difference, ends] of sumsOf(answer))
    expect([figure, sum, sum]).toEqual([figure, difference, ends]);
  const [before, after] = [await figuresAt(queries, ends[0]), await figuresAt(queries, ends[1])];
  const said = new Map(answer.figures.map((one) => [one.figure, one]));
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
    expect([name, said.get(name)?.difference ?? 0]).toEqual([
      name,
      expect.closeTo((after[name] ?? 0) - (before[name] ?? 0), 9),
    ]);
}

describe('what changed between two instants of any history', () => {
  const runs = { numRuns: 10 };
  const two = fc.tuple(fc.nat(), fc.nat());
  const history = acceptedHistory({ maxLength: 60 });
  const inOrder = (instants: readonly string[]): readonly [string, string] => {
    const [from = NOW, to = NOW] = instants.toSorted((a, b) => Date.parse(a) - Date.parse(b));
    return [from, to];
  };

  it('adds up to the difference, as it was learnt', async () => {
    await fc.assert(
      fc.asyncProperty(history, two, async (events, nths) => {
        const [from, to] = inOrder(nths.map((nth) => events[nth % events.length]?.recordedAt ?? NOW));
        const ends = [{ knownAt: from }, { knownAt: to }] as const;
        await expectToAddUp(await queriesOn(events), { clock: 'recorded', from, to }, ends);
      }),
      runs,
    );
  });

  it('adds up to the difference, as it happened', async () => {
    await fc.assert(
      fc.asyncProperty(history, two, async (events, nths) => {
        const days = nths.map((nth) => startOf(events[nth % events.length]?.occurredOn ?? NOW));
        const [from, to] = inOrder(days.map((day) => new Date(day).toISOString()));
        const ends = [{ asOf: from }, { asOf: to }] as const;
        await expectToAddUp(await queriesOn(events), { clock: 'occurred', from, to }, ends);
      }),
      runs,
    );
  });
});

describe('what changed in an alliance', () => {
  const steps = [
    form('2020-01-01'),
    promise('2020-02-01', { dueOn: '2020-03-01' }),
    keep('2020-05-01'),
    give('2020-06-01'),
    correct('2024-01-01', eventIdAt(2), keep('2020-03-01')),
  ];
  const events = historyOf(steps).map((event, nth) => ({
    ...event,
    recordedAt: `2026-03-0${nth + 1}T00:00:00.000Z`,
  }));
  const recordedAt = (nth: number): string => events[nth]?.recordedAt ?? '';
  const partsOf = ({ events: all }: ChangesAnswer) =>
    all.map(({ type, changes }) => [type, changes.map(({ figure }) => figure)] as const);

  it('since a report was made is why it says something else today', async () => {
    const queries = await queriesOn(events);
    const range = { clock: 'recorded', from: recordedAt(3) } as const;
    const answer = await queries.execute(new GetChanges(ALLIANCE, range, { asOf: '2020-07-01' }));
    expect(answer.events).toMatchObject([{ type: 'EntryCorrected', recordedAt: recordedAt(4) }]);
    const figures = new Map(answer.figures.map((one) => [one.figure, one]));
    expect(figures.get('counts.late')).toEqual({
      figure: 'counts.late',
      from: 1,
      to: 0,
      difference: -1,
      ageing: 0,
    });
    expect(figures.get('counts.kept')).toMatchObject({ difference: 1 });
    expect(figures.get('trust')?.difference).toBeGreaterThan(0.05);
    expect(answer.figures.every(({ ageing }) => ageing === 0)).toBe(true);
  });

  it('in a month of the world is what happened in it, as known now or then', async () => {
    const queries = await queriesOn(events);
    const range = { clock: 'occurred', from: '2020-03', to: '2020-05' } as const;
    const now = await queries.execute(new GetChanges(ALLIANCE, range));
    expect(now).toMatchObject({ from: '2020-02-29T23:59:59.999Z', to: '2020-05-31T23:59:59.999Z' });
    expect(now.events).toMatchObject([{ type: 'CommitmentKept', occurredOn: '2020-03-01' }]);
    expect(partsOf(now)[0]?.[1]).toContain('counts.kept');
    const then = await queries.execute(new GetChanges(ALLIANCE, range, { knownAt: recordedAt(3) }));
    expect(then.events).toMatchObject([{ type: 'CommitmentKept', occurredOn: '2020-05-01' }]);
    expect(partsOf(then)[0]?.[1]).toContain('counts.late');
  });

  it('from before the beginning is all there is, and of an alliance that was not there yet nothing', async () => {
    const queries = await queriesOn(events);
    const all = await queries.execute(new GetChanges(ALLIANCE, { clock: 'recorded', from: '2000' }));
    expect(all.events).toHaveLength(5);
    const early = { clock: 'recorded', from: '2000', to: '2001' } as const;
    await expect(queries.execute(new GetChanges(ALLIANCE, early))).rejects.toThrow(UnknownAlliance);
  });
});
