import fc from 'fast-check';
import {
  type AllianceCounts,
  type AllianceState,
  NOTHING_COUNTED,
  type RecordedAllianceEvent,
  commitmentsAffectedBy,
  countEvent,
  countsOf,
  evolve,
  isAmendment,
  statusOf,
} from '#domain';
import { acceptedHistory, commands, historyOf } from '#testing';

const { form, give, keep, miss, promise, release, review } = commands;

function counted(events: readonly RecordedAllianceEvent[]): {
  counts: AllianceCounts;
  state?: AllianceState;
} {
  let counts = NOTHING_COUNTED;
  let state: AllianceState | undefined;
  for (const event of events) {
    const after = evolve(state, event);
    const [id = ''] = commitmentsAffectedBy(event);
    counts = isAmendment(event)
      ? countsOf(after)
      : countEvent(counts, event, state?.commitments.get(id), after.commitments.get(id));
    state = after;
  }
  return { counts, ...(state && { state }) };
}

describe('the counts of an alliance', () => {
  it('follow each commitment from one to the next', () => {
    const ids = ['c', 'd', 'e', 'f', 'g'];
    const promises = ids.map((commitmentId) => promise('2020-02-01', { commitmentId, dueOn: '2020-06-30' }));
    const steps = [
      form('2020-01-01'),
      ...promises,
      miss('2020-07-01'),
      keep('2020-07-02'),
      keep('2020-03-01', { commitmentId: 'd' }),
      keep('2020-03-01', { commitmentId: 'e', fraction: 0.5 }),
      miss('2020-07-01', { commitmentId: 'f' }),
      give('2020-03-01'),
      review('2020-03-01'),
    ];
    const all = { commitments: 5, kept: 1, late: 1, partlyKept: 1, missed: 1, contributions: 1, reviews: 1 };
    expect(counted(historyOf(steps)).counts).toEqual({ ...all, open: 1 });
    const released = historyOf([form('2020-01-01'), promise('2020-02-01'), release('2020-03-01')]);
    expect(counted(released).counts).toEqual({ ...NOTHING_COUNTED, commitments: 1 });
  });

  it('agree with the commitments, whatever happens', () => {
    fc.assert(
      fc.property(acceptedHistory(), (events) => {
        const { counts, state } = counted(events);
        const statuses = [...(state?.commitments.values() ?? [])].map(statusOf);
        const of = (status: string): number => statuses.filter((one) => one === status).length;
        expect(counts).toEqual(state ? countsOf(state) : NOTHING_COUNTED);
        expect(counts.commitments).toBe(statuses.length);
        expect(counts.open).toBe(of('open'));
        expect(counts.kept + counts.late).toBe(of('kept'));
        expect(counts.partlyKept).toBe(of('partly-kept'));
        expect(counts.missed).toBe(of('missed'));
      }),
    );
  });
});
