import { Alliance } from '../harness/alliance.js';
import { expectCommand, STANDARD } from '../harness/expectations.js';
import { useService } from '../harness/service.js';

const entente = useService();
const judgedBy = {
  debtors: ['a'],
  creditors: ['b'],
  shares: { a: 1 },
  weight: 1,
  daysLate: 0,
  fraction: 1,
  policy: STANDARD,
};

async function promised(terms: object = {}): Promise<Alliance> {
  const alliance = await Alliance.formed(entente.client);
  await alliance.promise('well', terms);
  return alliance;
}

describe('POST …/commitments', () => {
  it('records a promise with all its terms, and says where it is', async () => {
    const alliance = await Alliance.formed(entente.client, { partners: ['a', 'b', 'c'] });
    const data = {
      commitmentId: 'well',
      debtors: ['a', 'b'],
      creditors: ['c'],
      description: 'Two wells',
      measure: 'wells dug',
      target: 2,
      unit: 'wells',
      dueOn: '2020-06',
      weight: 2.5,
      shares: { a: 0.75, b: 0.25 },
    };
    const answer = await expectCommand(
      alliance,
      'commitments',
      { ...data, occurredOn: '2020-02-01' },
      { CommitmentMade: data },
    );
    expect(answer.headers.get('location')).toBe(alliance.path('commitments/well'));
    const { shares, ...terms } = data;
    expect(await alliance.commitment('well')).toMatchObject({
      ...terms,
      allianceId: alliance.id,
      madeOn: '2020-02-01',
      status: 'overdue',
    });
    expect(shares).toBeDefined();
  });

  it('weighs 1, and is given an id, unless it is told', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = { debtors: ['a'], creditors: ['b'], description: 'A well' };
    const answer = await alliance.record('commitments', { ...data, occurredOn: '2020-02-01' });
    const [, event] = await alliance.events();
    expect(event?.data).toEqual({ ...data, weight: 1, commitmentId: expect.any(String) });
    expect(answer.revision).toBe(1);
  });
});

describe('POST …/commitments/:cid/fulfilment', () => {
  it('is kept where the whole was delivered, late or not', async () => {
    const alliance = await promised({ dueOn: '2020-03-01' });
    const data = { deliveredOn: '2020-03-11', confirmedBy: 'b', evidence: 'https://example.org/photo' };
    await expectCommand(alliance, 'commitments/well/fulfilment', data, {
      CommitmentKept: {
        commitmentId: 'well',
        ...data,
        judgedBy: { ...judgedBy, dueOn: '2020-03-01', daysLate: 10 },
      },
    });
    expect((await alliance.events()).at(-1)?.metadata['occurredOn']).toBe('2020-03-11');
    expect(await alliance.commitment('well')).toMatchObject({ status: 'kept', daysLate: 10 });
  });

  it('is partly kept where less was delivered', async () => {
    const alliance = await promised();
    const data = { deliveredOn: '2020-03-11', fraction: 0.25, evidence: 'a quarter of the pipes' };
    await expectCommand(alliance, 'commitments/well/fulfilment', data, {
      CommitmentPartlyKept: { commitmentId: 'well', ...data, judgedBy: { ...judgedBy, fraction: 0.25 } },
    });
    expect(await alliance.commitment('well')).toMatchObject({ status: 'partly-kept', fraction: 0.25 });
  });

  it('was delivered when it occurred, unless it is told', async () => {
    const alliance = await promised();
    await alliance.record('commitments/well/fulfilment', { occurredOn: '2020-05', confirmedBy: 'b' });
    expect((await alliance.events()).at(-1)?.data['deliveredOn']).toBe('2020-05');
  });

  it('may be superseded by a later outcome', async () => {
    const alliance = await promised();
    await alliance.record('commitments/well/miss', { asOf: '2020-02-01', by: 'a' });
    await alliance.record('commitments/well/fulfilment', { deliveredOn: '2020-03-01', confirmedBy: 'b' });
    expect((await alliance.commitment('well')).status).toBe('kept');
    expect((await alliance.view()).counts).toMatchObject({ kept: 1, missed: 0 });
  });
});

describe('POST …/commitments/:cid/miss', () => {
  it('records a miss', async () => {
    const alliance = await promised({ dueOn: '2020-03-01' });
    const data = { asOf: '2020-03-02', by: 'b', reason: 'never came' };
    await expectCommand(alliance, 'commitments/well/miss', data, {
      CommitmentMissed: {
        commitmentId: 'well',
        ...data,
        detectedBy: 'partner',
        judgedBy: { ...judgedBy, dueOn: '2020-03-01', daysLate: expect.any(Number), fraction: 0 },
      },
    });
    expect((await alliance.commitment('well')).status).toBe('missed');
  });

  it('costs nothing where a creditor excuses it', async () => {
    const alliance = await promised({ dueOn: '2020-03-01' });
    await alliance.record('commitments/well/miss', { asOf: '2020-03-02', by: 'a', excusedBy: 'b' });
    expect((await alliance.timeline()).points).toEqual([]);
    expect((await alliance.commitment('well')).status).toBe('missed');
  });
});

describe('POST …/commitments/:cid/renegotiation', () => {
  it('replaces terms by consent', async () => {
    const alliance = await promised({ dueOn: '2020-03-01' });
    const data = {
      dueOn: '2020-09-01',
      target: 3,
      description: 'Three wells',
      weight: 3,
      consents: ['a', 'b'],
      reason: 'a drought',
    };
    await expectCommand(
      alliance,
      'commitments/well/renegotiation',
      { ...data, occurredOn: '2020-02-01' },
      { CommitmentRenegotiated: { commitmentId: 'well', ...data } },
    );
    const { dueOn, target, description, weight } = data;
    expect(await alliance.commitment('well')).toMatchObject({ dueOn, target, description, weight });
    expect((await alliance.timeline()).points).toEqual([]);
  });
});

describe.each([
  ['release', 'CommitmentReleased', 'released', ['b']],
  ['withdrawal', 'CommitmentWithdrawn', 'withdrawn', ['a']],
])('POST …/commitments/:cid/%s', (path, type, status, by) => {
  it(`leaves it ${status}`, async () => {
    const alliance = await promised({ dueOn: '2020-03-01' });
    const data = { by, reason: 'no longer needed' };
    await expectCommand(
      alliance,
      `commitments/well/${path}`,
      { ...data, occurredOn: '2020-02-01' },
      { [type]: { commitmentId: 'well', ...data } },
    );
    const { history, ...commitment } = await alliance.commitment('well');
    expect(commitment.status).toBe(status);
    expect(history.map((each) => each.type)).toEqual(['CommitmentMade', type]);
  });
});
