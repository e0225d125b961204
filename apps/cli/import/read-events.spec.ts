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
      { where: '/events:3', bytesRead: 22, content: { value: { id: 'b' } } },
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

  it('that are in no UTF-8 are refused, and their neighbours taken', async () => {
    const file = join(folder, 'latin1');
    await writeFile(file, Buffer.from('{"id":"Zürich"}\n{"id":"b"}\n', 'latin1'));
    const items: FileItem[] = [];
    for await (const item of readEvents(file, Readable.from([]))) items.push(item);
    expect(items.map(({ content }) => content)).toMatchObject([
      { problem: { status: 400, detail: 'Not JSON: it is not in UTF-8.' } },
      { value: { id: 'b' } },
    ]);
  });

  it('may hold any character that JSON does', async () => {
    const [first, second] = await read('{"id":"a\u2028b\u0085c"}\n{"id":"b"}\n');
    expect([first?.content, second?.where]).toEqual([{ value: { id: 'a\u2028b\u0085c' } }, '/events:2']);
  });

  it('are limited, each and together', async () => {
    const [first, second] = await read(`{"id":"a"}\n"${'x'.repeat(1_048_576)}"\n`);
    expect(first?.content).toEqual({ value: { id: 'a' } });
    expect(second).toMatchObject({ where: '/events:2', content: { problem: { status: 413 } } });
  });

  it('that are a table say what an import takes', async () => {
    const [first] = await read('givers,kind,description\na,time,A day\n');
    expect(first?.content).toMatchObject({
      problem: { detail: expect.stringMatching(/one JSON object a line/) },
    });
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
