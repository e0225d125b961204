import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ApiKey } from './api-keys.js';
import { KeyRing } from './key-ring.js';

const keyOf = (name: string): ApiKey => ({
  name,
  sha256: createHash('sha256').update(`the key of ${name}`).digest('hex'),
  roles: ['analyst'],
});

describe('a key ring', () => {
  it('finds a key by its secret, and by nothing like it', () => {
    const keys = new KeyRing([keyOf('crm'), keyOf('erp')]);
    expect(keys.find('the key of erp')?.name).toBe('erp');
    const { sha256 } = keyOf('crm');
    for (const secret of ['', 'the key of er', 'the key of erp ', 'The key of erp', sha256])
      expect(keys.find(secret)).toBeUndefined();
  });

  it('is needed where it has keys', () => {
    expect([new KeyRing([]).isNeeded, new KeyRing([keyOf('crm')]).isNeeded]).toEqual([false, true]);
  });
});

describe('a key ring that follows a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-key-ring-'));
  const file = join(folder, 'keys.json');
  const write = (content: string, mode = 0o600): void => {
    writeFileSync(`${file}.new`, content);
    chmodSync(`${file}.new`, mode);
    renameSync(`${file}.new`, file);
  };
  const reports: (readonly string[])[] = [];
  let heard = (): void => undefined;
  let stop = (): void => undefined;
  const keys = new KeyRing([keyOf('crm')]);
  const names = (): (string | undefined)[] =>
    ['crm', 'erp'].map((name) => keys.find(`the key of ${name}`)?.name);
  /** What is reported once something was done to the file. */
  const afterwards = async (change: () => void): Promise<readonly string[] | undefined> => {
    const report = new Promise<void>((resolve) => (heard = resolve));
    change();
    await report;
    return reports.at(-1);
  };

  beforeAll(() => {
    write(JSON.stringify({ keys: [keyOf('crm')] }));
    stop = keys.follow(file, (problems) => {
      reports.push(problems);
      heard();
    });
  });
  afterAll(() => {
    stop();
    rmSync(folder, { recursive: true });
  });

  it('takes what is added, and drops what is removed', async () => {
    const both = [keyOf('crm'), keyOf('erp')];
    expect(await afterwards(() => write(JSON.stringify({ keys: both })))).toEqual([]);
    expect(names()).toEqual(['crm', 'erp']);
    expect(await afterwards(() => write(JSON.stringify({ keys: [keyOf('erp')] })))).toEqual([]);
    expect(names()).toEqual([undefined, 'erp']);
  });

  it.each([
    ['half written', (): void => write('{"keys": ['), /cannot be read/],
    ['without a key', (): void => write('{"keys": []}'), /at least one key/],
    ['open to others', (): void => write(JSON.stringify({ keys: [keyOf('crm')] }), 0o622), /chmod 600/],
    ['gone', (): void => rmSync(file), /cannot be read/],
  ])('stays as it was where the file is %s, and tells', async (_, change, problem) => {
    const before = names();
    expect(await afterwards(change)).toEqual([expect.stringMatching(problem)]);
    expect(names()).toEqual(before);
  });
});
