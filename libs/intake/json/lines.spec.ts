import { type Line, LineTooLong, linesOf } from './lines.js';

async function* inChunks(...chunks: string[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

async function read(chunks: AsyncIterable<Buffer | string>, maxBytes = 100): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of linesOf(chunks, maxBytes)) lines.push(line);
  return lines;
}

const texts = async (chunks: string[], maxBytes?: number): Promise<string[]> =>
  (await read(inChunks(...chunks), maxBytes)).map(({ bytes }) => bytes.toString());

describe('the lines that come in', () => {
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
    [['one\u2028two\u0085three\vfour\rfive'], ['one\u2028two\u0085three\vfour\rfive']],
  ])('of %j are %j', async (chunks, lines) => {
    expect(await texts(chunks)).toEqual(lines);
  });

  it('are counted, and so are their bytes', async () => {
    expect((await read(inChunks('aé\n\nb', 'c\r\n', 'd'))).map(({ number, end }) => [number, end])).toEqual([
      [1, 4],
      [3, 9],
      [4, 10],
    ]);
  });

  it('put characters together again that were cut apart', async () => {
    async function* bytewise(): AsyncGenerator<Buffer> {
      for (const byte of Buffer.from('Zürich\n')) yield Buffer.of(byte);
    }
    expect((await read(bytewise())).map(({ bytes }) => bytes.toString())).toEqual(['Zürich']);
  });

  it('are not longer than they may be, however they come', async () => {
    expect(await texts(['x'.repeat(100), '\ny'])).toHaveLength(2);
    await expect(texts(['x'.repeat(101), '\n'])).rejects.toThrow(new LineTooLong(1, 100));
    await expect(texts(['x'.repeat(101)])).rejects.toThrow(LineTooLong);
    await expect(texts(['y\n\n' + 'x'.repeat(101) + '\n'])).rejects.toThrow(new LineTooLong(3, 100));
  });
});
