import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type FileItem, readEvents, STDIN } from './read-events.js';

describe('the events of a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-cli-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function read(text: string): Promise<FileItem[]> {
    const file = join(folder, 'events');
    await writeFile(file, text);
    const items: FileItem[] = [];
    for await (const item of readEvents(file, Readable.from([]))) items.push(item);
    return items.map((item) => ({ ...item, where: item.where.replace(folder, '') }));
  }

  it('are one a line; empty lines count, and are no events', async () => {
    expect(await read('{"id":"a"}\n\n{"id":"b"}')).toEqual([
      { where: '/events:1', bytesRead: 11, content: { value: { id: 'a' } } },
      { where: '/events:3', bytesRead: 23, content: { value: { id: 'b' } } },
    ]);
  });

  it('may follow a byte order mark, and end their lines as Windows does', async () => {
    const items = await read('\uFEFF{"id":"a"}\r\n{"id":"b"}\r\n');
    expect(items.map(({ content }) => content)).toEqual([{ value: { id: 'a' } }, { value: { id: 'b' } }]);
  });

  it('may be one array', async () => {
    const items = await read('[\n  {"id":"a"},\n  {"id":"b"}\n]\n');
    expect(items.map(({ where, content }) => [where, content])).toEqual([
      ['/events, item 1', { value: { id: 'a' } }],
      ['/events, item 2', { value: { id: 'b' } }],
    ]);
  });

  it('that are no JSON say so, and leave their neighbours alone', async () => {
    const [first, second] = await read('{"id":\n{"id":"b"}\n');
    expect(first).toMatchObject({
      where: '/events:1',
      content: { problem: { status: 400, detail: expect.stringMatching(/^Not JSON: .* at column 7\.$/) } },
    });
    expect(second?.content).toEqual({ value: { id: 'b' } });
    expect(await read('[{"id":"a"}')).toMatchObject([
      { where: '/events', content: { problem: { status: 400 } } },
    ]);
  });

  it('come from standard input where the file is -', async () => {
    const items: FileItem[] = [];
    for await (const item of readEvents(STDIN, Readable.from(['{"id":"a"}\n']))) items.push(item);
    expect(items).toMatchObject([{ where: 'standard input:1', content: { value: { id: 'a' } } }]);
  });

  it('are not read from a file that is not there', async () => {
    await expect(readEvents(join(folder, 'nowhere'), Readable.from([])).next()).rejects.toThrow('ENOENT');
  });
});
