import { Alliance } from '../harness/alliance.js';
import { UUID, expectCommand, expectProblem } from '../harness/expectations.js';
import { useService } from '../harness/service.js';

const entente = useService();
const occurredOn = '2020-02-01';
const later = { occurredOn: '2020-03-01' };

describe('a concern', () => {
  it.each([
    'trust',
    'driver',
    'resources',
    'culture',
    'values',
    'effort',
    'communication',
    'privacy',
    'external',
  ])('about %s is raised, and resolved', async (kind) => {
    const alliance = await Alliance.formed(entente.client);
    const data = { concernId: 'worry', kind, text: 'Nobody answers', about: 'b' };
    await expectCommand(alliance, 'concerns', { ...data, occurredOn }, { ConcernRaised: data });
    await expectCommand(alliance, 'concerns/worry/resolution', later, {
      ConcernResolved: { concernId: 'worry' },
    });
  });

  it('gets an id, where none is given, and has to be there to be resolved', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = { kind: 'trust', text: 'Nobody answers' };
    await expectCommand(
      alliance,
      'concerns',
      { ...data, occurredOn },
      { ConcernRaised: { ...data, concernId: expect.stringMatching(UUID) } },
    );
    expectProblem(await alliance.refused('concerns/none/resolution', {}), 404);
  });
});

describe('a breach', () => {
  const report = { breachId: 'leak', subject: 'b', nature: 'Told the papers', by: 'a' };
  const reported = async (): Promise<Alliance> => {
    const alliance = await Alliance.formed(entente.client, { partners: ['a', 'b', 'c'] });
    await expectCommand(alliance, 'breaches', { ...report, occurredOn }, { BreachReported: report });
    return alliance;
  };

  it('moves trust once somebody else has confirmed it', async () => {
    const alliance = await reported();
    expect((await alliance.timeline()).points).toEqual([]);
    await expectCommand(
      alliance,
      'breaches/leak/confirmation',
      { decidedBy: 'c', ...later },
      {
        BreachConfirmed: {
          breachId: 'leak',
          decidedBy: 'c',
          judgedBy: { subject: 'b', towards: ['a', 'c'] },
        },
      },
    );
    const { points } = await alliance.timeline('?debtor=b');
    expect(points.map(({ type, R, S }) => ({ type, R, S }))).toEqual([
      { type: 'BreachConfirmed', R: 0, S: 4 },
    ]);
    expect((await alliance.timeline('?debtor=b&creditor=a')).points.at(-1)?.S).toBeCloseTo(2, 9);
  });

  it('moves none if it is dismissed', async () => {
    const alliance = await reported();
    await expectCommand(
      alliance,
      'breaches/leak/dismissal',
      { decidedBy: 'c', ...later },
      { BreachDismissed: { breachId: 'leak', decidedBy: 'c' } },
    );
    expect((await alliance.timeline()).points).toEqual([]);
  });

  it('is reported by whom it is recorded for, or else by the caller', async () => {
    const alliance = await Alliance.formed(entente.client);
    const said = { subject: 'b', nature: 'Told the papers', occurredOn };
    await alliance.record('breaches', { ...said, onBehalfOf: 'Ada' });
    await alliance.record('breaches', said);
    const [, forAda, forCaller] = await alliance.events();
    expect(forAda?.data).toMatchObject({ by: 'Ada', breachId: expect.stringMatching(UUID) });
    expect(forCaller?.data['by']).toBe(forCaller?.metadata['recordedBy']);
  });

  it.each(['confirmation', 'dismissal'])('has to be reported before its %s', async (deed) => {
    const alliance = await Alliance.formed(entente.client);
    expectProblem(await alliance.refused(`breaches/none/${deed}`, { decidedBy: 'c' }), 404);
  });
});
