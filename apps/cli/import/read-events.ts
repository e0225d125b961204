import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The name that stands for standard input. */
export const STDIN = '-';

/** One event of a file, before anybody looked at what it says. */
export interface FileItem {
  /** `quad.ndjson:7`, or `quad.json, item 7` in a JSON array. */
  readonly where: string;
  /** Bytes of the file up to the end of this item; in a JSON array, of all of it. */
  readonly bytesRead: number;
  /** Parsed JSON; or, where it is none, why. */
  readonly content: { readonly value: unknown } | { readonly error: string };
}

/**
 * The events of a file: one JSON object a line, or one JSON array of them. A line that is no JSON is an
 * item, too, so that its neighbours are still read.
 * @throws the file system's error where the file cannot be read
 */
export async function* readEvents(file: string, stdin: Readable): AsyncGenerator<FileItem> {
  const name = file === STDIN ? 'standard input' : file;
  const input = file === STDIN ? stdin : (await open(file)).createReadStream();
  let number = 0;
  let bytesRead = 0;
  let array: string[] | undefined;
  let begun = false;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    bytesRead += Buffer.byteLength(line) + 1;
    const text = number === 1 ? line.replace(BYTE_ORDER_MARK, '') : line;
    if (text.trim() === '') continue;
    if (!begun && text.trimStart().startsWith('[')) array = [];
    begun = true;
    if (array === undefined) yield { where: `${name}:${number}`, bytesRead, content: parse(text) };
    else array.push(text);
  }
  if (array !== undefined) yield* itemsOf(array.join('\n'), name, bytesRead);
}

const BYTE_ORDER_MARK = /^\uFEFF/;

function* itemsOf(text: string, name: string, bytesRead: number): Generator<FileItem> {
  const content = parse(text);
  if ('error' in content || !Array.isArray(content.value)) {
    yield { where: name, bytesRead, content };
    return;
  }
  for (const [index, value] of (content.value as unknown[]).entries()) {
    yield { where: `${name}, item ${index + 1}`, bytesRead, content: { value } };
  }
}

function parse(text: string): FileItem['content'] {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { error: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
}
