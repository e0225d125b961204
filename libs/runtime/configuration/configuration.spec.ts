import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheShares } from './cache-shares.js';
import { InvalidConfiguration, isEmbedded, isLoopback, readConfiguration } from './configuration.js';

function problemsOf(variables: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfiguration(variables);
  } catch (error) {
    if (error instanceof InvalidConfiguration) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'entente-configuration-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const keysFile = (content: unknown): string => {
    const file = join(folder, 'keys.json');
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 });
    return file;
  };
  const key = { name: 'crm', sha256: 'a'.repeat(64), roles: ['integrator'] };

  it('has a default for everything', () => {
    expect(readConfiguration({ PATH: '/bin' })).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      apiKeys: [],
      logLevel: 'info',
    });
  });

  it('takes what is set, and nothing for not set', () => {
    expect(readConfiguration({ PORT: '0', HOST: ' ::1 ', DATA_DIR: '', LOG_FORMAT: 'pretty' })).toMatchObject(
      {
        host: '::1',
        port: 0,
        dataDir: './data',
        logFormat: 'pretty',
      },
    );
  });

  it('tells all that is wrong at once', () => {
    const wrong = { PORT: '99999', LOG_LEVEL: 'loud', HOST: '0.0.0.0', MONGODB_URL: 'http://x:secret@y' };
    expect(() => readConfiguration(wrong)).toThrow(InvalidConfiguration);
    expect(problemsOf(wrong)).toEqual([
      expect.stringMatching(/^PORT must be 65535 or less, not "99999"/),
      expect.stringMatching(/^LOG_LEVEL must be one of: trace/),
      'MONGODB_URL must begin with mongodb:// or mongodb+srv://',
      expect.stringMatching(/^HOST 0.0.0.0 .*API_KEYS_FILE/),
    ]);
  });

  it('names stores elsewhere, either or both', () => {
    const [EVENTSTOREDB_URL, MONGODB_URL] = [
      'esdb+discover://a:b@events.example',
      'mongodb://models.example/db',
    ];
    const both = readConfiguration({ EVENTSTOREDB_URL, MONGODB_URL });
    expect(both).toMatchObject({ eventStoreDbUrl: EVENTSTOREDB_URL, mongodbUrl: MONGODB_URL });
    const SUBJECT_KEYS_URL = 'mongodb://keys.example';
    expect(readConfiguration({ SUBJECT_KEYS_URL })).toMatchObject({ subjectKeysUrl: SUBJECT_KEYS_URL });
    expect([{}, { EVENTSTOREDB_URL }, { MONGODB_URL }].map(readConfiguration).map(isEmbedded)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('bounds the memory for caches', () => {
    expect(readConfiguration({}).cacheBytes).toBe(128_000_000);
    expect(readConfiguration({ CACHE_MB: '32' }).cacheBytes).toBe(32_000_000);
    expect(problemsOf({ CACHE_MB: '4' })).toEqual([expect.stringMatching(/^CACHE_MB must be 8 or more/)]);
    const { commands, assessments, projector } = cacheShares(32_000_000);
    expect(commands + assessments + projector).toBeLessThanOrEqual(32_000_000);
  });

  it('bounds the connections', () => {
    expect(readConfiguration({}).maxConnections).toBe(8_192);
    expect(readConfiguration({ MAX_CONNECTIONS: '100' }).maxConnections).toBe(100);
    expect(problemsOf({ MAX_CONNECTIONS: '0' })).toEqual([
      expect.stringMatching(/^MAX_CONNECTIONS must be 1 or more/),
    ]);
  });

  it('divides the alliances into parts where the read models are elsewhere', () => {
    const MONGODB_URL = 'mongodb://models.example';
    const parts = (variables: Readonly<Record<string, string>>) =>
      readConfiguration(variables).projectorParts;
    expect(
      [{ PROJECTOR_PARTS: '4' }, { MONGODB_URL }, { MONGODB_URL, PROJECTOR_PARTS: '4' }].map(parts),
    ).toEqual([1, 8, 4]);
    expect(problemsOf({ PROJECTOR_PARTS: '0' })).toEqual([
      expect.stringMatching(/^PROJECTOR_PARTS must be 1 or more, not "0"/),
    ]);
  });

  it.each(['x', '-1', '3000.5', '65536', '0x10x'])('knows that %s is no port', (PORT) => {
    expect(problemsOf({ PORT })).toHaveLength(1);
  });

  it('lets others in where there are keys', () => {
    const API_KEYS_FILE = keysFile({ keys: [key] });
    expect(readConfiguration({ HOST: '0.0.0.0', API_KEYS_FILE }).apiKeys).toEqual([key]);
  });

  it('keeps to key files that only their owner can write', () => {
    const API_KEYS_FILE = keysFile({ keys: [key] });
    for (const mode of [0o602, 0o620, 0o666]) {
      chmodSync(API_KEYS_FILE, mode);
      expect(problemsOf({ API_KEYS_FILE })).toEqual([
        expect.stringMatching(/ "chmod 600 .*" puts that right/),
      ]);
    }
    for (const mode of [0o400, 0o644]) {
      chmodSync(API_KEYS_FILE, mode);
      expect(problemsOf({ API_KEYS_FILE })).toEqual([]);
    }
    chmodSync(API_KEYS_FILE, 0o600);
  });

  it.each([
    ['{', /cannot be read/],
    [[], /at least one key/],
    [{ keys: [] }, /at least one key/],
    [{ keys: [{ ...key, sha256: 'secret' }] }, /key 1: sha256 must be 64/],
    [{ keys: [{ ...key, roles: ['god'] }] }, /key 1: roles must be one of/],
    [{ keys: [{ ...key, roles: [] }] }, /key 1: roles must name/],
    [{ keys: [{ ...key, secret: 'x' }] }, /key 1: secret/],
    [{ keys: [key, { ...key, sha256: 'b'.repeat(64) }] }, /two keys have the name crm/],
    [{ keys: [key, { ...key, name: 'erp' }] }, /two keys have the sha256/],
  ])('tells what is wrong with the keys %j', (content, problem) => {
    expect(problemsOf({ API_KEYS_FILE: keysFile(content) })).toContainEqual(expect.stringMatching(problem));
  });
});

describe('a loopback address', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', 'localhost'])('is %s', (host) =>
    expect(isLoopback(host)).toBe(true),
  );
  it.each(['0.0.0.0', '::', '10.0.0.1', '127.example.org', 'example.org'])('is not %s', (host) =>
    expect(isLoopback(host)).toBe(false),
  );
});
