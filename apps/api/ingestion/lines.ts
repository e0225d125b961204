import { Refused } from '#runtime';

const NEWLINE = 0x0a;

/**
 * The lines of a body as it comes in, without those that are blank.
 * @throws Refused where one is longer than `maxBytes`
 */
export async function* linesOf(body: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      begun.push(chunk.subarray(from, end));
      const line = Buffer.concat(begun);
      if (line.length > maxBytes) throw tooLong(maxBytes);
      if (!isBlank(line)) yield line;
      [begun, length, from] = [[], 0, end + 1];
    }
    const rest = chunk.subarray(from);
    length += rest.length;
    if (length > maxBytes) throw tooLong(maxBytes);
    begun.push(rest);
  }
  const last = Buffer.concat(begun);
  if (!isBlank(last)) yield last;
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

function tooLong(maxBytes: number): Refused {
  return new Refused('too-large', { detail: `A line is longer than ${maxBytes} bytes.` });
}
