import {
  type Command,
  type CommitmentStatusNow,
  type CommitmentView,
  type Pause,
  commitmentView,
  overdueFrom,
  pausedSince,
  pausesOf,
  startOf,
  statusAt,
} from '#domain';
import { commands, given } from '#testing';

const { form, keep, miss, pause, promise, release, renegotiate, resume } = commands;
const begun = [form('2020-01-01'), promise('2020-02-01', { dueOn: '2020-06-30', target: 2, unit: 'halls' })];

function seen(...steps: Command[]): { view: CommitmentView; pauses: readonly Pause[] } {
  const { state, events } = given(...begun, ...steps);
  const commitment = state?.commitments.get('c');
  if (!state || !commitment) throw new Error('Commitment c was not made.');
  const pauses = pausesOf(state.profile.phases);
  const view = commitmentView(commitment, pauses);
  // Told apart by their place in the history rather than by their ids.
  const place = (eventId: string): string =>
    `event ${events.find((one) => one.eventId === eventId)?.revision}`;
  const history = view.history.map((entry) => ({ ...entry, eventId: place(entry.eventId) }));
  const outcome = view.outcome && { ...view.outcome, eventId: place(view.outcome.eventId) };
  return { view: { ...view, history, ...(outcome && { outcome }) }, pauses };
}

describe('a commitment as it stands', () => {
  it('shows its terms while it is open', () => {
    expect(seen(renegotiate('2020-03-01', { dueOn: '2020-09', weight: 2 })).view).toEqual({
      allianceId: 'the-alliance',
      commitmentId: 'c',
      debtors: ['ann'],
      creditors: ['ben'],
      description: 'lend the hall',
      target: 2,
      unit: 'halls',
      weight: 2,
      madeOn: '2020-02-01',
      dueOn: '2020-09',
      status: 'open',
      history: [
        { eventId: 'event 1', type: 'CommitmentMade', occurredOn: '2020-02-01' },
        { eventId: 'event 2', type: 'CommitmentRenegotiated', occurredOn: '2020-03-01' },
      ],
    });
  });

  it('shows what was delivered, and how late', () => {
    expect(seen(keep('2020-07-02', { fraction: 0.5 })).view).toMatchObject({
      status: 'partly-kept',
      daysLate: 2,
      fraction: 0.5,
      outcome: {
        eventId: 'event 2',
        type: 'CommitmentPartlyKept',
        occurredOn: '2020-07-02',
        deliveredOn: '2020-07-02',
        confirmedBy: 'ben',
      },
    });
    expect(seen(keep('2020-06-30')).view).toMatchObject({ status: 'kept', daysLate: 0, fraction: 1 });
  });

  it('shows what was missed', () => {
    const { view } = seen(miss('2020-07-02', { by: 'ann', reason: 'ill', excusedBy: 'ben' }));
    expect(view).not.toHaveProperty('daysLate');
    expect(view).toMatchObject({ status: 'missed', fraction: 0 });
    expect(view.outcome).toEqual({
      eventId: 'event 2',
      type: 'CommitmentMissed',
      occurredOn: '2020-07-02',
      asOf: '2020-07-02',
      by: 'ann',
      reason: 'ill',
      excusedBy: 'ben',
      detectedBy: 'partner',
    });
  });

  it('shows the due date as pauses moved it', () => {
    expect(seen(pause('2020-06-10'), resume('2020-07-10')).view.dueOn).toBe('2020-07-30');
    expect(seen(pause('2020-06-10')).view.dueOn).toBe('2020-06-30');
    expect(seen(keep('2020-05-01'), pause('2020-06-10'), resume('2020-07-10')).view.dueOn).toBe('2020-06-30');
    expect(seen(release('2020-05-01'), pause('2020-06-10'), resume('2020-07-10')).view.dueOn).toBe(
      '2020-06-30',
    );
  });
});

describe('the status on reading', () => {
  const read = (now: string, ...steps: Command[]): CommitmentStatusNow => {
    const { view, pauses } = seen(...steps);
    return statusAt({ ...view, overdueFrom: overdueFrom(view, pausedSince(pauses)) }, startOf(now));
  };

  it('is overdue once the due date is over', () => {
    expect(read('2020-06-30T23:59:59Z')).toBe('open');
    expect(read('2020-07-01')).toBe('overdue');
    expect(read('2020-07-01', keep('2020-03-01'))).toBe('kept');
  });

  it('is not overdue by what falls due in a pause that lasts', () => {
    expect(read('2025-01-01', pause('2020-06-30'))).toBe('open');
    expect(read('2025-01-01', pause('2020-07-01'))).toBe('overdue');
    expect(read('2020-07-30', pause('2020-06-10'), resume('2020-07-10'))).toBe('open');
    expect(read('2020-07-31', pause('2020-06-10'), resume('2020-07-10'))).toBe('overdue');
  });
});
