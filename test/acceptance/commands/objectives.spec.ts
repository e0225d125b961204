import { Alliance } from '../harness/alliance.js';
import { UUID, expectCommand, expectProblem } from '../harness/expectations.js';
import { useService } from '../harness/service.js';

const entente = useService();
const occurredOn = '2020-02-01';

describe('an objective', () => {
  it('is set, comes nearer and is achieved', async () => {
    const alliance = await Alliance.formed(entente.client);
    const set = { objectiveId: 'wells', text: 'Ten wells', weight: 2, markers: ['five wells'] };
    await expectCommand(alliance, 'objectives', { ...set, occurredOn }, { ObjectiveSet: set });
    const progress = { progress: 0.5, marker: 'five wells' };
    await expectCommand(
      alliance,
      'objectives/wells/progress',
      { ...progress, occurredOn: '2020-03-01' },
      { ObjectiveProgressed: { objectiveId: 'wells', ...progress } },
    );
    await expectCommand(
      alliance,
      'objectives/wells/achievement',
      { occurredOn: '2020-04-01' },
      { ObjectiveAchieved: { objectiveId: 'wells' } },
    );
  });

  it('may be given up', async () => {
    const alliance = await Alliance.formed(entente.client);
    await alliance.record('objectives', { objectiveId: 'wells', text: 'Ten wells', occurredOn });
    const data = { reason: 'The river is clean' };
    await expectCommand(
      alliance,
      'objectives/wells/drop',
      { ...data, occurredOn: '2020-03-01' },
      { ObjectiveDropped: { objectiveId: 'wells', ...data } },
    );
  });

  it('weighs 1, has no markers and gets an id, unless it says otherwise', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = { text: 'Ten wells' };
    await expectCommand(
      alliance,
      'objectives',
      { ...data, occurredOn },
      { ObjectiveSet: { ...data, objectiveId: expect.stringMatching(UUID), weight: 1, markers: [] } },
    );
  });

  it.each(['progress', 'achievement', 'drop'])('has to be set before its %s', async (deed) => {
    const alliance = await Alliance.formed(entente.client);
    const body = { progress: { progress: 1 }, achievement: {}, drop: { reason: 'x' } }[deed] ?? {};
    const problem = expectProblem(await alliance.refused(`objectives/none/${deed}`, body), 404);
    expect(problem).toMatchObject({ type: '/problems/not-found', detail: expect.stringContaining('none') });
  });
});

describe('POST …/benefits', () => {
  it('records what a partner has of the alliance', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = {
      benefitId: 'harvest',
      partnerId: 'a',
      kind: 'harvest',
      description: 'A second harvest',
      value: { amount: 900, currency: 'EUR', basis: 'market' },
      attributedTo: 'the well',
    };
    await expectCommand(alliance, 'benefits', { ...data, occurredOn }, { BenefitRealised: data });
    expect((await alliance.timeline()).points).toEqual([]);
  });

  it('gets an id, where none is given', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = { partnerId: 'a', kind: 'harvest', description: 'A second harvest' };
    await expectCommand(
      alliance,
      'benefits',
      { ...data, occurredOn },
      { BenefitRealised: { ...data, benefitId: expect.stringMatching(UUID) } },
    );
  });
});
