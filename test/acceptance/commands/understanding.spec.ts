import { Alliance } from '../harness/alliance.js';
import { expectCommand, expectProblem } from '../harness/expectations.js';
import { useService } from '../harness/service.js';

const entente = useService();
const occurredOn = '2020-02-01';

describe('POST …/expectations', () => {
  it.each(['b', 'alliance'])('records what a partner expects of %s', async (of) => {
    const alliance = await Alliance.formed(entente.client);
    const data = { partnerId: 'a', of, text: 'Call back within a week', measure: 'days' };
    await expectCommand(alliance, 'expectations', { ...data, occurredOn }, { ExpectationDeclared: data });
    expect((await alliance.timeline()).points).toEqual([]);
  });
});

describe('POST …/ground-rules', () => {
  it.each([
    'intellectual-property',
    'confidentiality',
    'cost-sharing',
    'communication',
    'decision-making',
    'data-sharing',
    'exit',
  ])('records what was agreed about %s', async (topic) => {
    const alliance = await Alliance.formed(entente.client);
    const data = { topic, text: 'As the council does', consents: ['a', 'b'] };
    await expectCommand(alliance, 'ground-rules', { ...data, occurredOn }, { GroundRuleAgreed: data });
  });
});

describe('POST …/profiles', () => {
  it('records how a partner works', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = { partnerId: 'a', culture: 'Slow', values: 'Water', mandate: 'All but money' };
    await expectCommand(alliance, 'profiles', { ...data, occurredOn }, { ProfileDeclared: data });
  });
});

describe('POST …/prior-relationships', () => {
  it.each(['positive', 'neutral', 'negative'])('records a %s one, older than the alliance', async (tone) => {
    const alliance = await Alliance.formed(entente.client);
    const data = { partners: ['a', 'b'], tone, summary: 'They shared a bridge' };
    await expectCommand(
      alliance,
      'prior-relationships',
      { ...data, occurredOn: '1998' },
      { PriorRelationshipNoted: data },
    );
  });

  it('is of two partners or more', async () => {
    const alliance = await Alliance.formed(entente.client);
    const { errors } = expectProblem(
      await alliance.refused('prior-relationships', { partners: ['a'], tone: 'neutral', summary: 'x' }),
      400,
    );
    expect(errors).toEqual([{ pointer: '/partners', detail: expect.any(String) }]);
  });
});
