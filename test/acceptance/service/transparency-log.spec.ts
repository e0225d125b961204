import {
  type Hash,
  leafHash,
  openNote,
  parseCheckpoint,
  parsePolicy,
  rootOf,
  verifierFrom,
  verifyConsistency,
  verifyTlogProof,
} from '#transparency-log';
import { Alliance } from '../harness/alliance.js';
import { useService } from '../harness/service.js';

const entente = useService();

interface Keys {
  readonly origin: string;
  readonly keys: readonly { readonly verifierKey: string }[];
  readonly former: readonly unknown[];
}

interface Inclusion {
  readonly index: number;
  readonly size: number;
  readonly leaf: string;
  readonly root: string;
  readonly tlogProof: string;
}

const get = (path: string) => entente.client.get(path);
const bytesOf = async (path: string): Promise<Buffer> => {
  const answer = await fetch(`${entente.service.url}/v1/log/tile/${path}`);
  expect([path, answer.status]).toEqual([path, 200]);
  expect(answer.headers.get('cache-control')).toContain('immutable');
  return Buffer.from(await answer.arrayBuffer());
};

/** A checkpoint that has an event. */
async function checkpointWith({ position }: Alliance): Promise<string> {
  const { status, text, headers } = await get(`/v1/log/checkpoint?after=${position}`);
  expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  return text;
}

describe('the transparency log', () => {
  let alliance: Alliance;
  let checkpoint: string;
  let keys: Keys;

  beforeAll(async () => {
    alliance = await Alliance.formed(entente.client);
    await alliance.record('pause', { reason: 'Winter' });
    checkpoint = await checkpointWith(alliance);
    keys = await entente.client.read<Keys>('/v1/log/keys');
  });

  it('signs a checkpoint that has an event, when it is asked to', async () => {
    const { text } = openNote(
      checkpoint,
      keys.keys.map(({ verifierKey }) => verifierFrom(verifierKey)),
    );
    expect(parseCheckpoint(text).origin).toBe(keys.origin);
    expect((await get('/v1/log/checkpoint')).text).toBe(checkpoint);
  });

  it('proves that it has an event, by whichever name', async () => {
    const events = (await get(`${alliance.path()}/events`)).body as {
      items: { metadata: { hash: string } }[];
    };
    const policy = parsePolicy(`log ${keys.keys[0]?.verifierKey}\nquorum none`);
    for (const [revision, { metadata }] of events.items.entries()) {
      const path = `/v1/log/inclusion?allianceId=${alliance.id}&revision=${revision}`;
      const proven = await entente.client.read<Inclusion>(path);
      expect(proven.leaf).toBe(metadata.hash);
      verifyTlogProof(proven.tlogProof, Buffer.from(metadata.hash, 'base64'), policy);
      for (const name of [`hash=${encodeURIComponent(metadata.hash)}`, `index=${proven.index}`])
        expect(await entente.client.read<Inclusion>(`/v1/log/inclusion?${name}`)).toEqual(proven);
    }
  });

  it('proves that it grew', async () => {
    const before = parseCheckpoint(checkpoint.split('\n\n')[0] + '\n');
    await alliance.record('resumption', {});
    const after = parseCheckpoint((await checkpointWith(alliance)).split('\n\n')[0] + '\n');
    const { proof } = await entente.client.read<{ proof: string[] }>(
      `/v1/log/consistency?from=${before.size}&to=${after.size}`,
    );
    verifyConsistency(
      before,
      after,
      proof.map((hash) => Buffer.from(hash, 'base64')),
    );
  });

  it('serves the tree in tiles, and its entries', async () => {
    const { size, root } = parseCheckpoint((await checkpointWith(alliance)).split('\n\n')[0] + '\n');
    const leaves: Hash[] = [];
    for (let tile = 0; tile * 256 < size; tile += 1) {
      const width = Math.min(256, size - tile * 256);
      const path = `${String(tile).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`;
      const hashes = await bytesOf(`0/${path}`);
      const entries = await bytesOf(`entries/${path}`);
      for (let at = 0, n = 0; n < width; n += 1) {
        const length = entries.readUInt16BE(at);
        leaves.push(leafHash(entries.subarray(at + 2, at + 2 + length)));
        expect(leaves.at(-1)).toEqual(hashes.subarray(n * 32, (n + 1) * 32));
        at += 2 + length;
      }
    }
    expect(rootOf(leaves)).toEqual(root);
  });

  it.each([
    '/v1/log/inclusion?index=999999999',
    '/v1/log/inclusion?allianceId=nobody&revision=0',
    `/v1/log/inclusion?hash=${'A'.repeat(43)}%3D`,
    '/v1/log/consistency?from=2&to=1',
    '/v1/log/consistency?from=1&to=999999999',
    '/v1/log/tile/0/999',
    '/v1/log/tile/0/000.p/256',
    '/v1/log/tile/0/0',
    '/v1/log/tile/70/000',
    '/v1/log/tile/',
    '/v1/log/tile/%00',
  ])('has no %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it.each([
    '/v1/log/inclusion',
    '/v1/log/inclusion?index=-1',
    '/v1/log/inclusion?index=0&hash=x',
    '/v1/log/inclusion?index=0&revision=0',
    '/v1/log/inclusion?allianceId=a',
    '/v1/log/consistency?from=0',
    '/v1/log/consistency?from=a&to=b',
    '/v1/log/checkpoint?after=%20',
  ])('refuses %s', async (path) => {
    expect((await get(path)).status).toBe(400);
  });

  it('disturbs no read model: what waits for one does not wait for the log', async () => {
    expect((await get(`/v1/alliances?after=${alliance.position}`)).status).toBe(200);
    expect((await get('/metrics')).text).toMatch(/entente_projection_lag_events\{[^}]*\} 0/);
  });
});
