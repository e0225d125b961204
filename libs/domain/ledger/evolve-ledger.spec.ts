import fc from 'fast-check';
import {
  TRUST_POLICY_PRESETS,
  amendedHistory,
  evidenceOfEvent,
  evidenceOfCommitment,
  evolveLedger,
  ledgerOf,
  policyAt,
  reciprocityOf,
  scoreAsOf,
  scorecardOf,
  startOf,
  timelineOf,
  trustAsOf,
  trustMarksOf,
  warningSignsOf,
} from '#domain';
import type { Ledger, RecordedAllianceEvent, TrustKey } from '#domain';
import { acceptedHistory, commands, historyOf } from '#testing';
import { beginsEpoch } from '../alliance/epochs.js';
import { medianGap } from './signs-of-life.js';

const { form, give, keep, miss, promise, renew, review, standDown, appoint, leave, pause } = commands;
const ASOF = startOf('2035-01-01');

const history = acceptedHistory({ maxLength: 60 }).map((events) => amendedHistory(events));

function ledgerFrom(events: Iterable<RecordedAllianceEvent>): Ledger {
  const ledger = ledgerOf(events);
  if (!ledger) throw new Error('No events.');
  return ledger;
}

const ledgerAfter = (...steps: Parameters<typeof historyOf>[0]): Ledger => ledgerFrom(historyOf(steps));

/** The figures people decide by, and what they rest on, rounded: sums depend on their order by their last bits. */
function figuresOf(ledger: Ledger): unknown {
  const figures = [scorecardOf(ledger, ASOF), reciprocityOf(ledger, ASOF), warningSignsOf(ledger, ASOF)];
  return JSON.parse(JSON.stringify(figures), (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value,
  );
}

/** What tells who is a partner when, and what is promised, comes first and in order: the rest in any order. */
function shuffled(
  events: readonly RecordedAllianceEvent[],
  order: readonly number[],
): RecordedAllianceEvent[] {
  const leads = (event: RecordedAllianceEvent): boolean =>
    beginsEpoch(event) || event.type === 'CommitmentMade';
  const rest = events
    .filter((event) => !leads(event))
    .map((event, index) => ({ event, rank: order[index % order.length] ?? 0 }))
    .sort((a, b) => a.rank - b.rank);
  return [...events.filter(leads), ...rest.map(({ event }) => event)];
}

describe('a ledger', () => {
  it('is the same in whatever order events arrive', () => {
    const order = fc.array(fc.nat(1000), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(history, order, (events, ranks) => {
        fc.pre(events.length > 0);
        expect(figuresOf(ledgerFrom(shuffled(events, ranks)))).toEqual(figuresOf(ledgerFrom(events)));
      }),
      { numRuns: 60 },
    );
  });

  it('has the same giving to the last digit, in whatever order events arrive', () => {
    const order = fc.array(fc.nat(1000), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(history, order, (events, ranks) => {
        fc.pre(events.length > 0);
        const giving = (all: readonly RecordedAllianceEvent[]) => reciprocityOf(ledgerFrom(all), ASOF);
        expect(giving(shuffled(events, ranks))).toEqual(giving(events));
      }),
      { numRuns: 60 },
    );
  });

  it('knows the trust that the timelines tell', () => {
    fc.assert(
      fc.property(history, (events) => {
        fc.pre(events.length > 0);
        const ledger = ledgerFrom(events);
        const { policies } = ledger.profile;
        const evidence = [
          ...[...ledger.commitments.values()].flatMap(evidenceOfCommitment),
          ...events.flatMap((event) => evidenceOfEvent(event) ?? []),
        ];
        const keys: TrustKey[] = [{}, ...[...ledger.trust.values()].map(({ key }) => key)];
        for (const key of keys) {
          const last = timelineOf(key, evidence, policies).at(-1) ?? { at: ASOF, R: 0, S: 0 };
          const expected = scoreAsOf(last, ASOF, policyAt(ledger.profile));
          const known = trustAsOf(ledger, ASOF, key);
          for (const figure of ['R', 'S', 'E', 'u', 'lower', 'upper'] as const)
            expect(known[figure]).toBeCloseTo(expected[figure], 9);
          const pieces = evidence.filter(({ of }) =>
            of.some((one) => one.key.debtor === key.debtor && one.key.creditor === key.creditor),
          );
          expect(known.pieces).toBe(pieces.length);
          const marks = trustMarksOf(ledger, key).map(({ eventId }) => eventId);
          expect(new Set(marks)).toEqual(new Set(pieces.map(({ eventId }) => eventId)));
          expect(marks).toHaveLength(pieces.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is never changed in place', () => {
    const before = ledgerAfter(form('2020-01-01'), promise('2020-02-01'));
    const figures = JSON.stringify(before);
    for (const event of historyOf([
      form('2020-01-01'),
      promise('2020-02-01'),
      keep('2020-03-01'),
      give('2020-04-01'),
    ]).slice(2))
      evolveLedger(before, event);
    expect(JSON.stringify(before)).toBe(figures);
  });

  it('begins with the forming of an alliance', () => {
    expect(ledgerOf([])).toBeUndefined();
    const [, promised] = historyOf([form('2020-01-01'), promise('2020-02-01')]);
    expect(() => promised && evolveLedger(undefined, promised)).toThrow(/never formed/);
  });

  it('takes an outcome away that a later one supersedes', () => {
    const steps = [form('2020-01-01'), promise('2020-01-02', { dueOn: '2020-02-01' })];
    const ledger = ledgerAfter(
      ...steps,
      miss('2020-03-01'),
      keep('2020-03-02', { deliveredOn: '2020-02-01' }),
    );
    expect(trustAsOf(ledger, startOf('2020-03-02'))).toMatchObject({ R: 1, S: 0, pieces: 1 });
  });

  it('lets evidence age by the half-life of each stretch', () => {
    const { fast, institutional } = TRUST_POLICY_PRESETS;
    const ledger = ledgerAfter(
      form('2020-01-01', { trustPolicy: fast }),
      promise('2020-01-01'),
      keep('2020-01-01'),
      renew('2020-06-29', { trustPolicy: institutional }),
    );
    // 180 days of H 180, then 1095 days of H 1095.
    expect(trustAsOf(ledger, startOf('2023-06-29')).R).toBeCloseTo(0.25, 12);
  });

  it('reckons anew what turns out to age by another policy', () => {
    const { institutional } = TRUST_POLICY_PRESETS;
    const ratings = [{ rater: 'ann', subject: 'ben', score: 5 }];
    const rated = review('2020-12-31', { ratings });
    const early = review('2020-01-02', { reviewId: 'q', ratings });
    const steps = [form('2020-01-01'), early, rated, renew('2020-03-01', { trustPolicy: institutional })];
    const [formed, first, second, renewed] = historyOf(steps);
    if (!formed || !first || !second || !renewed) throw new Error('Something was refused.');
    const late = trustAsOf(ledgerFrom([formed, first, second, renewed]), ASOF);
    const early_ = trustAsOf(ledgerFrom([formed, renewed, first, second]), ASOF);
    expect(late.R).toBeCloseTo(early_.R, 12);
  });

  it('knows since when nobody coordinates', () => {
    const vacant = (...steps: Parameters<typeof historyOf>[0]): string | undefined =>
      ledgerAfter(form('2020-01-01'), ...steps).vacantSince?.occurredOn;
    expect(vacant()).toBe('2020-01-01');
    expect(vacant(appoint('2020-02-01', 'ann'))).toBeUndefined();
    expect(vacant(appoint('2020-02-01', 'ann'), standDown('2020-03-01'))).toBe('2020-03-01');
    expect(vacant(appoint('2020-02-01', 'ann'), leave('2020-04-01', 'ann'))).toBe('2020-04-01');
    expect(vacant(appoint('2020-02-01', 'ann'), appoint('2020-03-01', 'ben'))).toBeUndefined();
  });

  it('counts the gaps between days with signs of life', () => {
    const days = ['2020-01-01', '2020-01-11', '2020-01-13', '2020-01-13', '2020-01-01', '2020-02-01'];
    const [first = '', ...others] = days;
    const ledger = ledgerAfter(
      form(first),
      ...others.map((day, index) => give(day, { contributionId: `g${index}` })),
    );
    expect(ledger.days.toArray().length).toBe(4);
    expect(ledger.gaps.toObject()).toEqual({ 2: 1, 10: 1, 19: 1 });
    expect(medianGap(ledger)).toBe(10);
    expect(medianGap(ledgerAfter(form(first)))).toBeUndefined();
    expect(medianGap(ledgerAfter(form(first), pause('2020-01-02'), give('2020-01-05')))).toBe(2);
  });

  it('takes what the clock records for no sign of life', () => {
    const steps = [form('2020-01-01'), promise('2020-01-02', { dueOn: '2020-02-01' })];
    const ledger = ledgerAfter(...steps, miss('2020-02-02', { detectedBy: 'deadline' }));
    expect(ledger.lastSign.occurredOn).toBe('2020-01-02');
  });
});
