import {
  commitmentsAffectedBy,
  evolveCommitment,
  isCommitmentEvent,
  liveOutcome,
  startOf,
  statusOf,
  termsAt,
  type Commitment,
  type Command,
} from '#domain';
import { commands, given, historyOf } from '#testing';

const { claim, dissolve, form, give, keep, miss, promise, release, renegotiate, withdraw } = commands;
const begun = [form('2020-01-01'), promise('2020-02-10', { dueOn: '2020-12-31' })];

function commitmentAfter(...steps: Command[]): Commitment {
  const commitment = given(...begun, ...steps).state?.commitments.get('c');
  if (!commitment) throw new Error('Commitment c was not made.');
  return commitment;
}

describe('a commitment', () => {
  it('is made of its own events only', () => {
    const touched = historyOf([...begun, give('2020-03-01'), keep('2020-04-01')]).map(commitmentsAffectedBy);
    expect(touched).toEqual([[], ['c'], [], ['c']]);
    const kept = historyOf([...begun, keep('2020-04-01')]).at(-1);
    expect(() => kept && isCommitmentEvent(kept) && evolveCommitment(undefined, kept, '2020')).toThrow(
      /never made/,
    );
  });

  it.each([
    ['open', []],
    ['kept', [keep('2020-04-01')]],
    ['partly-kept', [keep('2020-04-01', { fraction: 0.5 })]],
    ['missed', [miss('2021-04-01')]],
    ['released', [release('2020-04-01')]],
    ['withdrawn', [withdraw('2020-04-01')]],
  ])('is %s', (status, steps) => {
    expect(statusOf(commitmentAfter(...steps))).toBe(status);
  });

  it('goes by the outcome that is latest in the world, not by the latest entered', () => {
    const commitment = commitmentAfter(
      keep('2021-05-01'),
      miss('2021-01-01'),
      keep('2020', { fraction: 0.5 }),
    );
    expect(commitment.outcomes.map(({ type }) => type)).toEqual([
      'CommitmentPartlyKept',
      'CommitmentMissed',
      'CommitmentKept',
    ]);
    expect(liveOutcome(commitment)?.occurredOn).toBe('2021-05-01');
    expect(commitment.history.map(({ occurredOn }) => occurredOn)).toEqual([
      '2020-02-10',
      '2020',
      '2021-01-01',
      '2021-05-01',
    ]);
  });

  it('counts an imprecise outcome from the day it was made', () => {
    expect(commitmentAfter(claim('2020', 'seen')).outcomes[0]?.at).toBe(startOf('2020-02-10'));
    expect(commitmentAfter(claim('2020-03', 'seen')).outcomes[0]?.at).toBe(startOf('2020-03-01'));
  });

  it('has the terms that stood at a moment, in the order of the world', () => {
    const commitment = commitmentAfter(
      renegotiate('2020-05-01', { dueOn: '2021-12-31' }),
      renegotiate('2020-04-01', { dueOn: '2021-06-30', weight: 3 }),
      renegotiate('2020-06-01', { description: 'lend the big hall', target: 2 }),
    );
    expect(termsAt(commitment)).toEqual({
      description: 'lend the big hall',
      target: 2,
      weight: 3,
      dueOn: '2021-12-31',
      dueAgreedOn: '2020-05-01',
    });
    expect(termsAt(commitment, { at: startOf('2020-04-15'), revision: 99 })).toEqual({
      description: 'lend the hall',
      weight: 3,
      dueOn: '2021-06-30',
      dueAgreedOn: '2020-04-01',
    });
    expect(termsAt(commitment, { at: 0, revision: 0 })).toEqual(commitment.terms);
  });

  it('stays open where a dissolution carries it over', () => {
    const carriedOver = [{ commitmentId: 'c', becomes: 'carried-over' }] as const;
    const commitment = commitmentAfter(dissolve('2020-06-01', carriedOver));
    expect(commitment).toMatchObject({ carriedOver: true, outcomes: [] });
    expect(commitment.history.map(({ type }) => type)).toEqual(['CommitmentMade', 'AllianceDissolved']);
    expect(statusOf(commitment)).toBe('open');
  });
});
