import { Alliance } from '../harness/alliance.js';
import { expectCommand, expectProblem } from '../harness/expectations.js';
import { useService } from '../harness/service.js';

const entente = useService();
const occurredOn = '2020-06-01';

async function promised(partners: readonly string[] = ['a', 'b']): Promise<Alliance> {
  const alliance = await Alliance.formed(entente.client, { partners });
  await alliance.promise('well');
  return alliance;
}

describe('POST …/commitments/{id}/claim', () => {
  it.each([{ fraction: 0.5 }, {}])('records what nobody has confirmed: %j', async (body) => {
    const alliance = await promised();
    const data = { commitmentId: 'well', fraction: 1, ...body };
    await expectCommand(
      alliance,
      'commitments/well/claim',
      { ...body, occurredOn },
      { DeliveryClaimed: data },
    );
    expect(await alliance.commitment('well')).toMatchObject({ status: 'open' });
    expect((await alliance.timeline()).points).toEqual([]);
  });

  it('is of a commitment', async () => {
    const alliance = await promised();
    const { rule } = expectProblem(await alliance.refused('commitments/none/claim', {}), 409);
    expect(rule).toBe('unknown-commitment');
  });
});

describe('POST …/commitments/{id}/acknowledgement', () => {
  it('records that a creditor knows of it', async () => {
    const alliance = await promised();
    await expectCommand(
      alliance,
      'commitments/well/acknowledgement',
      { creditor: 'b', occurredOn },
      { CommitmentAcknowledged: { commitmentId: 'well', creditor: 'b' } },
    );
  });
});

describe('POST …/commitments/{id}/reassignment', () => {
  it('has others owe it, to others', async () => {
    const alliance = await promised(['a', 'b', 'c', 'd']);
    const data = { debtors: ['c'], creditors: ['d'], consents: ['a', 'b', 'c', 'd'] };
    await expectCommand(
      alliance,
      'commitments/well/reassignment',
      { ...data, occurredOn },
      { CommitmentReassigned: { commitmentId: 'well', ...data } },
    );
    expect(await alliance.commitment('well')).toMatchObject({ debtors: ['c'], creditors: ['d'] });
    await alliance.record('commitments/well/fulfilment', { confirmedBy: 'd', occurredOn: '2020-07-01' });
    expect((await alliance.timeline('?debtor=c&creditor=d')).points).toHaveLength(1);
    expect((await alliance.timeline('?debtor=a&creditor=b')).points).toEqual([]);
  });

  it('says who takes it over', async () => {
    const alliance = await promised();
    const { errors } = expectProblem(
      await alliance.refused('commitments/well/reassignment', { consents: ['a', 'b'] }),
      400,
    );
    expect(errors).toEqual([{ pointer: '', detail: expect.stringContaining('debtors') }]);
  });
});

describe('a dispute', () => {
  const missed = async (): Promise<Alliance> => {
    const alliance = await promised();
    await alliance.record('commitments/well/miss', { by: 'b', asOf: occurredOn });
    return alliance;
  };
  const dispute = { by: 'a', grounds: 'The well is there' };
  const disputed = async (): Promise<Alliance> => {
    const alliance = await missed();
    const outcome = (await alliance.events()).at(-1)?.eventId;
    await expectCommand(
      alliance,
      'commitments/well/dispute',
      { ...dispute, occurredOn: '2020-06-10' },
      { OutcomeDisputed: { commitmentId: 'well', ...dispute, outcome } },
    );
    return alliance;
  };
  const resolve = (alliance: Alliance, verdict: string): Promise<unknown> =>
    expectCommand(
      alliance,
      'commitments/well/dispute/resolution',
      { verdict, occurredOn: '2020-06-20' },
      { DisputeResolved: { commitmentId: 'well', verdict } },
    );
  const evidence = async (alliance: Alliance): Promise<number | undefined> =>
    (await alliance.timeline()).points.at(-1)?.S;

  it('has the outcome count half', async () => {
    expect(await evidence(await missed())).toBeCloseTo(1, 9);
    expect(await evidence(await disputed())).toBeCloseTo(0.5, 9);
  });

  it('has it count whole again, once it is upheld', async () => {
    const alliance = await disputed();
    await resolve(alliance, 'upheld');
    expect(await evidence(alliance)).toBeCloseTo(1, 9);
    expect(await alliance.commitment('well')).toMatchObject({ status: 'missed' });
  });

  it('has it count for nothing, once it is overturned', async () => {
    const alliance = await disputed();
    await resolve(alliance, 'overturned');
    expect((await alliance.timeline()).points).toEqual([]);
    expect(await alliance.commitment('well')).toMatchObject({ status: 'open' });
  });
});
