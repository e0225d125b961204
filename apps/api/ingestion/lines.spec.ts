import { Refused } from '#runtime';
import { linesOf } from './lines.js';

async function* inChunks(...chunks: string[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

async function read(chunks: string[], maxBytes = 100): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(inChunks(...chunks), maxBytes)) lines.push(line.toString());
  return lines;
}

describe('the lines of a body', () => {
  it.each([
    [['one\ntwo\n'], ['one', 'two']],
    [['one\ntwo'], ['one', 'two']],
    [
      ['o', 'ne\nt', 'wo', '\n', 'three'],
      ['one', 'two', 'three'],
    ],
    [['one\r\n\r\n \t\ntwo'], ['one\r', 'two']],
    [['\n\n'], []],
    [[''], []],
  ])('of %j are %j', async (chunks, lines) => {
    expect(await read(chunks)).toEqual(lines);
  });

  it('put characters together again that were cut apart', async () => {
    const bytes = Buffer.from('Zürich\n');
    async function* bytewise(): AsyncGenerator<Buffer> {
      for (const byte of bytes) yield Buffer.of(byte);
    }
    for await (const line of linesOf(bytewise(), 100)) expect(line.toString()).toBe('Zürich');
  });

  it('are not longer than they may be, however they come', async () => {
    expect(await read(['x'.repeat(100), '\ny'])).toHaveLength(2);
    await expect(read(['x'.repeat(101), '\n'])).rejects.toThrow(Refused);
    await expect(read(['x'.repeat(101)])).rejects.toThrow(Refused);
    await expect(read(['y\n' + 'x'.repeat(101) + '\n'])).rejects.toThrow(Refused);
  });
});
