import fc from 'fast-check';
import {
  amendedHistory,
  DAY_MS,
  endOf,
  evolve,
  firstDayOf,
  happenedBy,
  startOf,
  type AllianceState,
  type Command,
} from '#domain';
import { acceptedHistory, commands, given, runs } from '#testing';

const { form, give, join, lapse, leave, pause, resume, revive } = commands;

describe('what is dated roughly', () => {
  it('leaves no partner gone before another joined', () => {
    const { events, state } = given(form('2023'), join('2024-06-01', 'dan'), leave('2024', 'cem'));
    const cem = state?.profile.partners.find(({ partnerId }) => partnerId === 'cem');
    expect(cem?.memberships).toEqual([{ joinedOn: '2023', leftOn: '2024-06-01' }]);
    expect(happenedBy(events, endOf('2024-03'))).toHaveLength(1);
    expect(happenedBy(events, endOf('2024-06-01'))).toHaveLength(3);
  });

  it('has phases follow each other', () => {
    const spans = (...steps: readonly Command[]) =>
      given(...steps).state?.profile.phases.map(({ phase, from, to }) => [phase, from, to]);
    expect(spans(form('2007-05'), lapse('2008-06-01'), revive('2008'))).toEqual([
      ['active', '2007-05', '2008-06-01'],
      ['lapsed', '2008-06-01', '2008-06-01'],
      ['active', '2008-06-01', undefined],
    ]);
    expect(spans(form('2008-05-03'), pause('2008'), resume('2008-10-01'))).toEqual([
      ['active', '2008-05-03', '2008-05-03'],
      ['paused', '2008-05-03', '2008-10-01'],
      ['active', '2008-10-01', undefined],
    ]);
  });

  it('counts from the forming at the earliest', () => {
    const { events } = given(form('2007-05-03'), give('2007'));
    expect(happenedBy(events, endOf('2007-05-02'))).toEqual([]);
    expect(happenedBy(events, endOf('2007-05-03'))).toHaveLength(2);
  });
});

describe('the phases of an alliance, whatever happened', () => {
  it('partition its life: their days sum to it', () => {
    fc.assert(
      fc.property(acceptedHistory({ maxLength: 60 }), (events) => {
        const counting = amendedHistory(events);
        const state = events.reduce<AllianceState | undefined>(evolve, undefined);
        const phases = state?.profile.phases ?? [];
        phases.forEach((span, index) => {
          expect(span.to).toBe(phases[index + 1]?.from);
          if (span.to !== undefined) expect(startOf(span.to)).toBeGreaterThanOrEqual(startOf(span.from));
        });
        const days = phases.map(({ from, to }) => (to === undefined ? 0 : firstDayOf(to) - firstDayOf(from)));
        const [first, last] = [phases[0], phases.at(-1)];
        expect(days.reduce((sum, each) => sum + each, 0)).toBe(
          firstDayOf(last?.from ?? '2000') - firstDayOf(first?.from ?? '2000'),
        );
        for (const { from } of phases)
          expect(happenedBy(counting, startOf(from) + DAY_MS).length).toBeGreaterThan(0);
      }),
      runs(30),
    );
  });
});
