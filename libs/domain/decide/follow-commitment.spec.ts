import { commands, given } from '#testing';
import { partiesAt } from '../commitment/terms.js';
import { statusOf } from '../commitment/status.js';
import { evidenceOfCommitment } from '../evidence/evidence.js';
import { type AllianceState } from '../state/alliance-state.js';
import { type Command } from '../catalogue/commands.js';

const { command, correct, form, join, keep, miss, promise, release, retract, withdraw } = commands;

const made = [form('2019'), promise('2020-01-10', { dueOn: '2020-06-30' })];
const kept = [...made, keep('2020-06-01')];

const dispute = (occurredOn: string, by = 'ann'): Command =>
  command('DisputeOutcome', occurredOn, { commitmentId: 'c', by, grounds: 'it was the other hall' });
const resolve = (occurredOn: string, verdict: 'upheld' | 'overturned'): Command =>
  command('ResolveDispute', occurredOn, { commitmentId: 'c', verdict });
const reassign = (occurredOn: string, data: object, consents = ['ann', 'ben', 'cem']): Command =>
  command('ReassignCommitment', occurredOn, { commitmentId: 'c', consents, ...data });

const theCommitment = (state: AllianceState | undefined) => {
  const commitment = state?.commitments.get('c');
  if (!commitment) throw new Error('There is no commitment.');
  return commitment;
};
const weights = (state: AllianceState | undefined) =>
  evidenceOfCommitment(theCommitment(state)).map(({ of }) => [of[0]?.r, of[0]?.s]);

describe('a claim of delivery', () => {
  it('is recorded, and moves no trust', () => {
    const { state } = given(
      ...made,
      command('ClaimDelivery', '2020-05-01', { commitmentId: 'c', fraction: 0.5 }),
    );
    expect(weights(state)).toEqual([]);
    expect(statusOf(theCommitment(state))).toBe('open');
  });

  it('is of a commitment that there is', () => {
    given(form('2019'))
      .when(command('ClaimDelivery', '2020', { commitmentId: 'c', fraction: 1 }))
      .thenRefused('unknown-commitment');
  });

  it('is of none that was released before, even if that is entered later', () => {
    given(...made, command('ClaimDelivery', '2020-05-01', { commitmentId: 'c', fraction: 0.5 }))
      .when(release('2020-04-01'))
      .thenRefused('contradicts', /DeliveryClaimed of 2020-05-01/);
  });
});

describe('an acknowledgement', () => {
  it('is a creditor’s', () => {
    given(...made, command('AcknowledgeCommitment', '2020-01-12', { commitmentId: 'c', creditor: 'ben' }));
    given(...made)
      .when(command('AcknowledgeCommitment', '2020-01-12', { commitmentId: 'c', creditor: 'cem' }))
      .thenRefused('not-the-creditor');
  });

  it('remains that of a creditor, whatever is entered later', () => {
    const heard = command('AcknowledgeCommitment', '2020-03-12', { commitmentId: 'c', creditor: 'ben' });
    given(...made, heard)
      .when(reassign('2020-02-01', { creditors: ['cem'] }))
      .thenRefused('contradicts', /acknowledge it: ben is none/);
  });
});

describe('a reassignment', () => {
  it('puts others in the place of the parties from then on', () => {
    const { state } = given(...made, reassign('2020-02-01', { debtors: ['cem'] }));
    expect(partiesAt(theCommitment(state))).toEqual({ debtors: ['cem'], creditors: ['ben'] });
    given(...made, reassign('2020-02-01', { debtors: ['cem'] }), keep('2020-06-01'))
      .when(withdraw('2020-03-01', ['cem']))
      .thenRefused('contradicts');
  });

  it('decides who is judged', () => {
    const { state } = given(...made, reassign('2020-02-01', { debtors: ['cem'] }), miss('2020-07-01'));
    const [missed] = evidenceOfCommitment(theCommitment(state));
    expect(missed?.of.map(({ key }) => key)).toEqual([
      {},
      { debtor: 'cem' },
      { debtor: 'cem', creditor: 'ben' },
    ]);
  });

  it('takes the consent of all there were and are', () => {
    given(...made)
      .when(reassign('2020-02-01', { debtors: ['cem'] }, ['ann', 'ben']))
      .thenRefused('no-consent', /cem/);
  });

  it('is to partners, of a promise to somebody else, before it is due', () => {
    given(...made)
      .when(reassign('2020-02-01', { debtors: ['dan'] }, ['ann', 'ben', 'dan']))
      .thenRefused('not-a-partner');
    given(...made)
      .when(reassign('2020-02-01', { debtors: ['ben'] }))
      .thenRefused('promise-to-oneself');
    given(...made)
      .when(reassign('2020-08-01', { debtors: ['cem'] }))
      .thenRefused('already-due');
    given(...kept)
      .when(reassign('2020-06-02', { debtors: ['cem'] }))
      .thenRefused('commitment-closed');
  });

  it('may not be entered late where an outcome was judged by the parties of before', () => {
    given(...kept)
      .when(reassign('2020-03-01', { debtors: ['cem'] }))
      .thenRefused('contradicts', /judged of ann/);
  });
});

describe('a dispute', () => {
  it('halves what the outcome counts until it is resolved', () => {
    expect(weights(given(...kept).state)).toEqual([[1, 0]]);
    expect(weights(given(...kept, dispute('2020-06-02')).state)).toEqual([[0.5, 0]]);
    expect(weights(given(...kept, dispute('2020-06-02'), resolve('2020-06-09', 'upheld')).state)).toEqual([
      [1, 0],
    ]);
  });

  it('leaves nothing of an outcome that is overturned: the one before it counts again, or none', () => {
    const overturned = [dispute('2020-07-09'), resolve('2020-07-10', 'overturned')];
    const { state } = given(...kept, ...overturned);
    expect(weights(state)).toEqual([]);
    expect(statusOf(theCommitment(state))).toBe('open');
    const twice = given(...made, miss('2020-07-01'), keep('2020-07-05'), ...overturned);
    expect(statusOf(theCommitment(twice.state))).toBe('missed');
  });

  it('is by somebody of the alliance, of an outcome that is live and not disputed yet', () => {
    given(...kept)
      .when(dispute('2020-06-02', 'zoe'))
      .thenRefused('not-a-partner');
    given(...made)
      .when(dispute('2020-06-02'))
      .thenRefused('not-open', /no outcome/);
    given(...kept, dispute('2020-06-02'))
      .when(dispute('2020-06-03'))
      .thenRefused('not-open', /already/);
    given(...kept)
      .when(resolve('2020-06-03', 'upheld'))
      .thenRefused('not-open', /record the dispute first/);
    given(...kept)
      .when(dispute('2020-05-01'))
      .thenRefused('not-open', /no outcome/);
  });

  it('stays with the outcome that was live when it was raised, whatever is recorded late', () => {
    const raised = given(...kept, dispute('2020-06-10'));
    const outcome = raised.events[2]?.eventId;
    expect(raised.events.at(-1)?.data).toMatchObject({ outcome });
    const late = [...kept, dispute('2020-06-10'), miss('2020-06-08', { by: 'ann' })];
    expect(weights(given(...late).state)).toEqual([[0, 1]]);
    expect(weights(given(...late, resolve('2020-06-12', 'overturned')).state)).toEqual([[0, 1]]);
  });

  it('of an outcome that was resolved is not raised again, for any day', () => {
    const resolved = given(...kept, dispute('2020-06-10'), resolve('2020-06-12', 'upheld'));
    resolved.when(dispute('2020-06-20')).thenRefused('already-resolved', /not disputed again/, 2);
    resolved.when(dispute('2020-06-05')).thenRefused('already-resolved');
    given(...kept, dispute('2020-06-10'), resolve('2020-06-12', 'upheld'), keep('2020-07-01'))
      .when(dispute('2020-07-02'))
      .thenMatching({ type: 'OutcomeDisputed' });
  });

  it('stays with an outcome that is corrected, and keeps it from being retracted', () => {
    const disputed = given(...kept, dispute('2020-06-10'));
    const outcome = disputed.events[2]?.eventId;
    const half = keep('2020-06-01', { fraction: 0.5 });
    const corrected = given(...kept, dispute('2020-06-10'), correct('2020-07-01', outcome, half));
    expect(weights(corrected.state)).toEqual([[0.25, 0.25]]);
    disputed.when(retract('2020-07-01', outcome)).thenRefused('contradicts', /OutcomeDisputed/);
  });

  it('is of the outcome it was about, though a later one supersedes that', () => {
    const { state } = given(...kept, dispute('2020-06-02'), join('2020-06-03', 'dan'), keep('2020-06-20'));
    expect(weights(state)).toEqual([[1, 0]]);
  });
});
