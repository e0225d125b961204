import { Alliance } from '../harness/alliance.js';
import { INSTANT } from '../harness/expectations.js';
import { useService } from '../harness/service.js';
import { type Lifecycle } from '../harness/shapes.js';

const entente = useService();

async function lived(): Promise<Alliance> {
  const alliance = await Alliance.formed(entente.client);
  await alliance.record('pause', { reason: 'elections', occurredOn: '2020-03-01' });
  await alliance.record('resumption', { occurredOn: '2020-03-31' });
  await alliance.promise('well', { occurredOn: '2020-02-01', source: 'https://example.org/a' });
  await alliance.record('dissolution', {
    reason: 'achieved',
    occurredOn: '2020-12-31',
    openCommitments: [{ commitmentId: 'well', becomes: 'carried-over' }],
  });
  return alliance;
}

describe('GET …/lifecycle', () => {
  it('tells the phases, how long each lasted and why it ended', async () => {
    const alliance = await lived();
    const lifecycle = await alliance.read<Lifecycle>('lifecycle');
    expect(lifecycle).toMatchObject({ allianceId: alliance.id, phase: 'dissolved' });
    expect(lifecycle.phases).toMatchObject([
      { phase: 'active', from: '2020-01-01', to: '2020-03-01', days: 60, endedBy: expect.anything() },
      { phase: 'paused', from: '2020-03-01', to: '2020-03-31', days: 30, endedBy: expect.anything() },
      { phase: 'active', from: '2020-03-31', to: '2020-12-31', days: 275, endedBy: expect.anything() },
      { phase: 'dissolved', from: '2020-12-31', days: expect.any(Number) },
    ]);
  });

  it('counts the days of a phase that lasts up to now', async () => {
    const [phase] = (await (await Alliance.formed(entente.client)).read<Lifecycle>('lifecycle')).phases;
    const days = Math.floor((Date.now() - Date.UTC(2020, 0, 1)) / 86_400_000);
    expect(phase).toEqual({ phase: 'active', from: '2020-01-01', days });
  });

  it('tells every entry, in the order in which it happened, in words', async () => {
    const alliance = await lived();
    const { entries } = await alliance.read<Lifecycle>('lifecycle');
    expect(entries.map(({ type, revision }) => [type, revision])).toEqual([
      ['AllianceFormed', 0],
      ['CommitmentMade', 3],
      ['AlliancePaused', 1],
      ['AllianceResumed', 2],
      ['AllianceDissolved', 4],
    ]);
    const stored = await alliance.events();
    for (const entry of entries) {
      expect(entry).toMatchObject({
        eventId: stored[entry.revision]?.eventId,
        occurredOn: stored[entry.revision]?.metadata['occurredOn'],
        recordedAt: expect.stringMatching(INSTANT),
        text: expect.stringMatching(/\w+ \w+/),
      });
    }
    expect(entries[1]?.source).toBe('https://example.org/a');
    expect(entries[1]?.text).toContain('A well');
    expect(entries[2]?.text).toContain('elections');
  });
});
