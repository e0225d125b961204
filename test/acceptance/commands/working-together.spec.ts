import { Alliance } from '../harness/alliance.js';
import { UUID, expectCommand, expectProblem } from '../harness/expectations.js';
import { useService } from '../harness/service.js';

const entente = useService();
const occurredOn = '2020-02-01';

describe('POST …/meetings', () => {
  it('records who met, and how', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = { channel: 'on the dam', attendees: ['a', 'b', 'a-guest'], summary: 'It holds' };
    await expectCommand(alliance, 'meetings', { ...data, occurredOn }, { MeetingHeld: data });
  });

  it('need not tell who was there', async () => {
    const alliance = await Alliance.formed(entente.client);
    await expectCommand(
      alliance,
      'meetings',
      { channel: 'by letter', occurredOn },
      { MeetingHeld: { channel: 'by letter', attendees: [] } },
    );
  });
});

describe('a resource need', () => {
  it('is declared, and met', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = { needId: 'pipes', kind: 'pipes', amount: 12.5, neededBy: '2020-06' };
    await expectCommand(alliance, 'resource-needs', { ...data, occurredOn }, { ResourceNeedDeclared: data });
    await expectCommand(
      alliance,
      'resource-needs/pipes/provision',
      { by: 'b', occurredOn: '2020-03-01' },
      { ResourceNeedMet: { needId: 'pipes', by: 'b' } },
    );
  });

  it('gets an id, where none is given', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = { kind: 'pipes', neededBy: '2020-06' };
    await expectCommand(
      alliance,
      'resource-needs',
      { ...data, occurredOn },
      { ResourceNeedDeclared: { ...data, needId: expect.stringMatching(UUID) } },
    );
  });

  it('has to be declared before it is met', async () => {
    const alliance = await Alliance.formed(entente.client);
    expectProblem(await alliance.refused('resource-needs/none/provision', { by: 'b' }), 404);
  });
});

describe('POST …/health-checks', () => {
  it('records a mark for each dimension', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = { partnerId: 'a', answers: { trust: 5, 'shared-goals': 1 } };
    await expectCommand(alliance, 'health-checks', { ...data, occurredOn }, { HealthCheckAnswered: data });
  });

  it.each([
    [{}, '/answers'],
    [{ trust: 0 }, '/answers/trust'],
    [{ trust: 6 }, '/answers/trust'],
    [{ trust: 2.5 }, '/answers/trust'],
    [{ 'no id': 3 }, '/answers/no id'],
    [Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`d${index}`, 3])), '/answers'],
  ])('takes no others: %j', async (answers, pointer) => {
    const alliance = await Alliance.formed(entente.client);
    const { errors } = expectProblem(
      await alliance.refused('health-checks', { partnerId: 'a', answers }),
      400,
    );
    expect(errors?.map((error) => error.pointer)).toEqual([pointer]);
  });
});
