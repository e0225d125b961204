import { Alliance, RUN } from '../harness/alliance.js';
import { expectNothingLeft, expectProblem } from '../harness/expectations.js';
import { useService } from '../harness/service.js';
import { OF_ALLIANCES } from './of-alliances.js';
import { OF_COMMITMENTS } from './of-commitments.js';
import { OF_MATTERS } from './of-matters.js';

const entente = useService();

describe.each(Object.entries({ ...OF_ALLIANCES, ...OF_COMMITMENTS, ...OF_MATTERS }))(
  'the rule %s',
  (rule, breaches) => {
    it.each(breaches)('refuses $what', async ({ formed = {}, given = [], path, body }) => {
      const alliance = await Alliance.formed(entente.client, formed);
      for (const [rest, fact] of given) await alliance.record(rest, fact);
      await expectNothingLeft(alliance, async () => {
        const problem = expectProblem(await alliance.refused(path, body), 409);
        expect([problem.rule, problem.detail]).toEqual([rule, expect.stringMatching(/\w+ \w+/)]);
      });
      expect((await alliance.state()).revision).toBe((await alliance.view()).revision);
    });
  },
);

describe('the rules of forming an alliance', () => {
  const refused = async (body: object): Promise<string | undefined> => {
    const problem = expectProblem(
      await entente.client.refused('/v1/alliances', { allianceId: 'never', ...body }),
      409,
    );
    expect((await entente.client.get('/v1/alliances/never/events')).status).toBe(404);
    return problem.rule;
  };
  const founded = (...partners: object[]): object => ({
    name: 'x',
    purpose: 'y',
    kind: 'alliance',
    occurredOn: '2020',
    partners,
  });
  const a = { partnerId: 'a', name: 'A' };
  const b = { partnerId: 'b', name: 'B' };

  it('an id is used once, even with an equal body', async () => {
    const body = { ...founded(a, b), allianceId: `once-${RUN}` };
    expect((await entente.client.post('/v1/alliances', body)).status).toBe(201);
    expect(await refused(body)).toBe('id-taken');
  });

  it('there are two distinct partners', async () => {
    expect(await refused(founded(a))).toBe('two-partners');
    expect(await refused(founded(a, a))).toBe('two-partners');
  });

  it('the coordinator is a partner', async () => {
    expect(await refused({ ...founded(a, b), coordinator: 'c' })).toBe('not-a-partner');
  });

  it('shares name every partner and sum to 1', async () => {
    expect(await refused(founded({ ...a, share: 0.5 }, b))).toBe('shares');
    expect(await refused(founded({ ...a, share: 0.5 }, { ...b, share: 0.4 }))).toBe('shares');
  });

  it('nothing begins in the future', async () => {
    expect(await refused({ ...founded(a, b), occurredOn: '2999' })).toBe('in-the-future');
  });
});

describe('the rule contradicts', () => {
  it('names the fact that would become impossible', async () => {
    const alliance = await Alliance.formed(entente.client, { partners: ['a', 'b', 'c'] });
    await alliance.record('contributions', {
      givers: ['c'],
      kind: 'time',
      description: 'A day',
      occurredOn: '2020-06-01',
    });
    const [, fact] = await alliance.events();
    const departure = { reason: 'moved', occurredOn: '2020-05-01' };
    const { rule, conflictsWith } = expectProblem(
      await alliance.refused('partners/c/departure', departure),
      409,
    );
    expect(rule).toBe('contradicts');
    expect(conflictsWith).toMatchObject({ eventId: fact?.eventId, type: 'ContributionMade' });
  });
});

describe('what is not certainly wrong', () => {
  it('is welcome: dates of less than day precision are intervals', async () => {
    const alliance = await Alliance.formed(entente.client, {
      partners: ['a', 'b', 'c'],
      occurredOn: '2020-06',
    });
    await alliance.promise('same-year', { occurredOn: '2020', dueOn: '2020-06' });
    await alliance.record('partners/c/departure', { reason: 'moved', occurredOn: '2020-09' });
    await alliance.promise('same-month', { debtors: ['c'], occurredOn: '2020-09-15' });
    await alliance.record('lapse', { basis: 'silence', occurredOn: '2020' });
    await alliance.record('contributions', {
      givers: ['a'],
      kind: 'time',
      description: 'A day',
      occurredOn: '2020-07',
    });
  });

  it('is welcome: a fact of before the end, recorded after it', async () => {
    const alliance = await Alliance.formed(entente.client);
    await alliance.record('dissolution', {
      reason: 'achieved',
      openCommitments: [],
      occurredOn: '2021-06-01',
    });
    const gift = { givers: ['a'], kind: 'time', description: 'A day' };
    await alliance.record('contributions', { ...gift, occurredOn: '2020-07-01' });
    expectProblem(await alliance.refused('contributions', { ...gift, occurredOn: '2021-07-01' }), 409);
  });
});
