const [NEWLINE, RETURN, SPACE, TAB] = [0x0a, 0x0d, 0x20, 0x09];

/** A line of newline-delimited JSON, as bytes: whether they are text is for whoever parses it. */
export interface Line {
  readonly bytes: Buffer;
  /** From 1, blank lines included. */
  readonly number: number;
  /** Bytes from the beginning up to the end of the line, its newline included. */
  readonly end: number;
}

/** A line is longer than is taken. What comes after it is not read. */
export class LineTooLong extends Error {
  override readonly name = 'LineTooLong';

  constructor(
    readonly line: number,
    readonly maxBytes: number,
  ) {
    super(`Line ${line} is longer than ${maxBytes} bytes.`);
  }
}

/**
 * The lines that come in, without those that are blank. Newlines alone end them, so that other characters that end
 * lines elsewhere (U+2028) may stand in texts; a carriage return before one is white space of JSON.
 * @throws LineTooLong
 */
export async function* linesOf(
  chunks: AsyncIterable<Buffer | string>,
  maxBytes: number,
): AsyncGenerator<Line> {
  let [number, end, length] = [1, 0, 0];
  let begun: Buffer[] = [];
  const take = (part: Buffer): void => {
    length += part.length;
    end += part.length;
    if (length > maxBytes) throw new LineTooLong(number, maxBytes);
    begun.push(part);
  };
  for await (const chunk of chunks) {
    let rest = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    for (let newline = rest.indexOf(NEWLINE); newline >= 0; newline = rest.indexOf(NEWLINE)) {
      take(rest.subarray(0, newline));
      end += 1;
      const bytes = joined(begun);
      if (!isBlank(bytes)) yield { bytes, number, end };
      [begun, length, number] = [[], 0, number + 1];
      rest = rest.subarray(newline + 1);
    }
    take(rest);
  }
  const bytes = joined(begun);
  if (!isBlank(bytes)) yield { bytes, number, end };
}

const joined = ([first = Buffer.of(), ...others]: readonly Buffer[]): Buffer =>
  others.length === 0 ? first : Buffer.concat([first, ...others]);

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === SPACE || byte === TAB || byte === RETURN);
}
