import { Alliance } from '../harness/alliance.js';
import { useService } from '../harness/service.js';
import { type Page } from '../harness/shapes.js';

const entente = useService();

describe('GET …/evidence', () => {
  it('is a bundle of all events, which the log vouches for, and leaves an entry in the audit trail', async () => {
    const alliance = await Alliance.formed(entente.client);
    await alliance.promise('well', { occurredOn: '2020-06-01' });
    const answer = await entente.client.send('GET', alliance.path('evidence?purpose=case+17'));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'application/x-ndjson; charset=utf-8',
    ]);
    const lines = answer.text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, never>);
    const kinds = lines.map((line) =>
      ['bundle', 'schema', 'key', 'checkpoint', 'attestation', 'event'].find((kind) => kind in line),
    );
    expect([...new Set(kinds)]).toEqual(['bundle', 'schema', 'key', 'checkpoint', 'attestation', 'event']);
    expect(lines[0]).toMatchObject({ allianceId: alliance.id, events: 2, chainedFrom: 0 });
    expect(lines.at(-1)).toMatchObject({ event: { type: 'CommitmentMade', revision: 1 } });
    const { items } = await entente.client.read<Page<object>>(`/v1/audit?alliance=${alliance.id}`);
    expect(items).toMatchObject([{ what: 'evidence', through: 'http', purpose: 'case 17' }]);
  });

  it('is 404 of an alliance that is not known, and leaves no entry', async () => {
    const answer = await entente.client.send('GET', '/v1/alliances/nobody/evidence');
    expect(answer.status).toBe(404);
    const { items } = await entente.client.read<Page<object>>('/v1/audit?alliance=nobody');
    expect(items).toEqual([]);
  });
});
