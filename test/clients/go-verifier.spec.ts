import { spawnSync } from 'node:child_process';
import { Alliance } from '../acceptance/harness/alliance.js';
import { Service } from '../acceptance/harness/service.js';

// Go's sumdb/note and sumdb/tlog are of the authors of the formats, and know nothing of ours: `.ci/run` builds it.
const VERIFIER = process.env['VERIFIER_IN_GO'] ?? '';

describe('a verifier in Go', () => {
  let service: Service;
  let given: Record<string, unknown>;

  const checkpointWith = async ({ position }: Alliance): Promise<string> =>
    (await service.client.get(`/v1/log/checkpoint?after=${position}`)).text;
  const sizeOf = (checkpoint: string): string => checkpoint.split('\n')[1] ?? '';

  beforeAll(async () => {
    service = await Service.started();
    const alliance = await Alliance.formed(service.client);
    const before = await checkpointWith(alliance);
    for (const kind of ['pause', 'resumption', 'pause'])
      await alliance.record(kind, kind === 'pause' ? { reason: 'Winter' } : {});
    const after = await checkpointWith(alliance);
    const { client } = service;
    const { keys } = await client.read<{ keys: { verifierKey: string }[] }>('/v1/log/keys');
    const { proof: consistency } = await client.read<{ proof: string[] }>(
      `/v1/log/consistency?from=${sizeOf(before)}&to=${sizeOf(after)}`,
    );
    const path = `/v1/log/inclusion?allianceId=${alliance.id}&revision=1`;
    const { index, leaf, proof } = await client.read<{ index: number; leaf: string; proof: string[] }>(path);
    const verifierKey = keys[0]?.verifierKey;
    given = { verifierKey, before, after, consistency, index, leaf, inclusion: proof };
  });
  afterAll(() => service.discard());

  const verify = (input: Record<string, unknown>): string =>
    spawnSync(VERIFIER, { input: JSON.stringify(input), encoding: 'utf8' }).stdout.trim();

  it('believes our checkpoints and proofs', () => {
    expect(verify(given)).toBe('verified');
  });

  it('believes none that was tampered with', () => {
    expect(verify({ ...given, after: String(given['after']).replace(/\n\d+\n/, '\n9\n') })).toContain(
      'signature',
    );
    expect(verify({ ...given, index: 0 })).not.toBe('verified');
    expect(verify({ ...given, inclusion: [] })).not.toBe('verified');
    expect(verify({ ...given, consistency: [] })).not.toBe('verified');
  });
});
