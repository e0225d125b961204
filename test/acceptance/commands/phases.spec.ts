import { Alliance } from '../harness/alliance.js';
import { expectCommand, STANDARD } from '../harness/expectations.js';
import { useService } from '../harness/service.js';

const entente = useService();
const day = (month: number): string => `2020-${String(month).padStart(2, '0')}-01`;

async function phaseOf(alliance: Alliance): Promise<string> {
  return (await alliance.view()).phase;
}

describe('POST …/renegotiation', () => {
  it('changes what the alliance agreed on', async () => {
    const alliance = await Alliance.formed(entente.client);
    const changes = {
      purpose: 'Clean water, and schools',
      kind: 'partnership',
      trialEndsOn: '2021',
      nextReviewOn: '2020-12',
      shares: { a: 0.6, b: 0.4 },
      trustPolicy: { ...STANDARD, asymmetry: 2 },
    };
    const data = { changes, consents: ['a', 'b'], reason: 'it went well' };
    await expectCommand(
      alliance,
      'renegotiation',
      { ...data, changes: { ...changes, trustPolicy: 'cautious' }, occurredOn: day(2) },
      { AllianceRenegotiated: data },
    );
    const { shares, ...shown } = changes;
    const view = await alliance.view();
    expect(view).toMatchObject(shown);
    expect(view.partners.map(({ share }) => share)).toEqual([shares.a, shares.b]);
  });

  it('may change nothing but the understanding', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = { changes: {}, consents: ['a', 'b'], reason: 'we mean it' };
    await expectCommand(
      alliance,
      'renegotiation',
      { ...data, occurredOn: day(2) },
      { AllianceRenegotiated: data },
    );
  });
});

describe('the phases', () => {
  it('pause and resume', async () => {
    const alliance = await Alliance.formed(entente.client);
    const pause = { reason: 'elections', by: ['a'], lookAgainOn: '2020-05' };
    await expectCommand(alliance, 'pause', { ...pause, occurredOn: day(2) }, { AlliancePaused: pause });
    expect(await phaseOf(alliance)).toBe('paused');
    const resumption = { reason: 'elected' };
    await expectCommand(
      alliance,
      'resumption',
      { ...resumption, occurredOn: day(3) },
      { AllianceResumed: resumption },
    );
    expect(await phaseOf(alliance)).toBe('active');
  });

  it('lapse and revive', async () => {
    const alliance = await Alliance.formed(entente.client);
    await expectCommand(
      alliance,
      'lapse',
      { basis: 'silence', occurredOn: day(2) },
      { AllianceLapsed: { basis: 'silence' } },
    );
    expect(await phaseOf(alliance)).toBe('lapsed');
    await expectCommand(
      alliance,
      'revival',
      { basis: 'a call', occurredOn: day(3) },
      { AllianceRevived: { basis: 'a call' } },
    );
    expect(await phaseOf(alliance)).toBe('active');
  });

  it('end in formalisation', async () => {
    const alliance = await Alliance.formed(entente.client);
    const data = { instrument: 'a treaty', successor: 'the union' };
    await expectCommand(
      alliance,
      'formalisation',
      { ...data, occurredOn: day(4) },
      { AllianceFormalised: data },
    );
    expect(await alliance.view()).toMatchObject({ phase: 'formalised', endedOn: day(4) });
  });

  it.each(['achieved', 'expired', 'withdrew', 'failed', 'external', 'merged'])(
    'end in dissolution: %s',
    async (reason) => {
      const alliance = await Alliance.formed(entente.client);
      const data = { reason, openCommitments: [] };
      await expectCommand(
        alliance,
        'dissolution',
        { ...data, occurredOn: day(4) },
        { AllianceDissolved: data },
      );
      expect(await alliance.view()).toMatchObject({ phase: 'dissolved', endedOn: day(4) });
    },
  );

  it('end with each open commitment settled, in one append', async () => {
    const alliance = await Alliance.formed(entente.client);
    for (const id of ['freed', 'broken', 'kept-up', 'done']) await alliance.promise(id);
    await alliance.record('commitments/done/fulfilment', { deliveredOn: day(2), confirmedBy: 'b' });
    const answer = await alliance.record('dissolution', {
      reason: 'withdrew',
      initiatedBy: 'a',
      lessons: 'Ask earlier.',
      openCommitments: [
        { commitmentId: 'freed', becomes: 'released' },
        { commitmentId: 'broken', becomes: 'missed' },
        { commitmentId: 'kept-up', becomes: 'carried-over' },
      ],
      occurredOn: day(4),
    });
    expect(answer.events.map(({ type }) => type).sort()).toEqual([
      'AllianceDissolved',
      'CommitmentMissed',
      'CommitmentReleased',
    ]);
    const statuses = await Promise.all(
      ['freed', 'broken', 'kept-up', 'done'].map(async (id) => (await alliance.commitment(id)).status),
    );
    expect(statuses).toEqual(['released', 'missed', 'open', 'kept']);
    await alliance.record('commitments/kept-up/fulfilment', { deliveredOn: day(6), confirmedBy: 'b' });
    expect((await alliance.commitment('kept-up')).status).toBe('kept');
  });

  it.each([
    ['paused', 'pause', { reason: 'elections' }],
    ['lapsed', 'lapse', { basis: 'silence' }],
  ])('leave a %s alliance free to end', async (_, path, body) => {
    const alliance = await Alliance.formed(entente.client);
    await alliance.record(path, { ...body, occurredOn: day(2) });
    await alliance.record('dissolution', { reason: 'expired', openCommitments: [], occurredOn: day(3) });
    expect(await phaseOf(alliance)).toBe('dissolved');
  });
});
