import { Alliance } from '../harness/alliance.js';
import { expectCommand, expectProblem } from '../harness/expectations.js';
import { useService } from '../harness/service.js';

const entente = useService();
const occurredOn = '2020-02-01';
const value = { amount: 900, currency: 'EUR', basis: 'invoice' };
const later = { occurredOn: '2020-03-01' };

async function withPump(): Promise<Alliance> {
  const alliance = await Alliance.formed(entente.client);
  const gift = {
    contributionId: 'pump',
    givers: ['a'],
    kind: 'equipment',
    description: 'A pump',
    occurredOn,
  };
  await alliance.record('contributions', gift);
  return alliance;
}

describe('a contribution', () => {
  it('is acknowledged', async () => {
    const alliance = await withPump();
    await expectCommand(
      alliance,
      'contributions/pump/acknowledgement',
      { by: 'b', ...later },
      { ContributionAcknowledged: { contributionId: 'pump', by: 'b' } },
    );
  });

  it('is valued anew', async () => {
    const alliance = await withPump();
    const data = { value, reason: 'The invoice came' };
    await expectCommand(
      alliance,
      'contributions/pump/revaluation',
      { ...data, ...later },
      { ContributionRevalued: { contributionId: 'pump', ...data } },
    );
    expect(await alliance.read('contributions/pump')).toMatchObject({ value });
  });

  it.each([
    ['acknowledgement', { by: 'b' }],
    ['revaluation', { value, reason: 'x' }],
  ])('has to be there for its %s', async (deed, body) => {
    const alliance = await withPump();
    expectProblem(await alliance.refused(`contributions/none/${deed}`, body), 404);
  });
});
