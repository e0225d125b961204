import { open } from 'node:fs/promises';
import { type Readable } from 'node:stream';
import { LIMITS, LineTooLong, linesOf, readJson } from '#intake';
import { type Problem, Refused, problem, problemOf } from '#runtime';

/** The name that stands for standard input. */
export const STDIN = '-';

/** One event of a file, before anybody looked at what it says. */
export interface FileItem {
  /** `quad.ndjson:7`, or `quad.json, item 7` in a JSON array. */
  readonly where: string;
  /** Bytes of the file up to the end of this item; in a JSON array, of all of it. */
  readonly bytesRead: number;
  /** Parsed JSON; or what is wrong with it. */
  readonly content: { readonly value: unknown } | { readonly problem: Problem };
}

/**
 * The events of a file: one JSON object a line, or one JSON array of them. A line that is no JSON is an
 * item, too, so that its neighbours are still read.
 * @throws the file system's error where the file cannot be read
 */
export async function* readEvents(file: string, stdin: Readable): AsyncGenerator<FileItem> {
  const name = file === STDIN ? 'standard input' : file;
  const input: Readable = file === STDIN ? stdin : (await open(file)).createReadStream();
  const chunks = input[Symbol.asyncIterator]() as AsyncIterableIterator<Buffer | string>;
  const first = await chunks.next();
  if (first.done === true) return;
  const all = startingWith(first.value, chunks);
  if (ARRAY.test(first.value.toString())) yield* itemsOf(all, name);
  else yield* eachLine(all, name);
}

const ARRAY = /^\uFEFF?\s*\[/;

async function* startingWith<T>(first: T, others: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* others;
}

async function* eachLine(chunks: AsyncIterable<Buffer | string>, name: string): AsyncGenerator<FileItem> {
  let bytesRead = 0;
  try {
    for await (const { bytes, number, end } of linesOf(chunks, LIMITS.lineBytes)) {
      bytesRead = end;
      yield { where: `${name}:${number}`, bytesRead, content: parseLine(bytes, number) };
    }
  } catch (error) {
    if (!(error instanceof LineTooLong)) throw error;
    const tooLarge = problem('too-large', { detail: error.message });
    yield { where: `${name}:${error.line}`, bytesRead, content: { problem: tooLarge } };
  }
}

async function* itemsOf(chunks: AsyncIterable<Buffer | string>, name: string): AsyncGenerator<FileItem> {
  const read: Buffer[] = [];
  let bytesRead = 0;
  for await (const chunk of chunks) {
    read.push(Buffer.from(chunk));
    bytesRead += Buffer.byteLength(chunk);
    if (bytesRead > LIMITS.arrayBytes) break;
  }
  const content = parse(() => arrayIn(Buffer.concat(read)));
  if ('problem' in content) yield { where: name, bytesRead, content };
  else
    for (const [index, value] of content.value.entries())
      yield { where: `${name}, item ${index + 1}`, bytesRead, content: { value } };
}

/** @throws Refused, MalformedJson, InvalidInput */
function arrayIn(bytes: Buffer): readonly unknown[] {
  if (bytes.length <= LIMITS.arrayBytes) return readJson(bytes) as readonly unknown[];
  const detail = `A JSON array of more than ${LIMITS.arrayBytes} bytes is not read: write an event a line.`;
  throw new Refused('too-large', { detail });
}

/** A line of a file is no line 1. */
function parseLine(bytes: Buffer, number: number): FileItem['content'] {
  const content = parse(() => readJson(bytes));
  if ('value' in content) return content;
  const detail = content.problem.detail.replace('line 1, ', '');
  return { problem: { ...content.problem, detail: number === 1 ? detail + hintFor(bytes) : detail } };
}

/** What somebody sees first who imports a spreadsheet. */
function hintFor(line: Buffer): string {
  const text = line.toString();
  return /[,;\t]/.test(text) && !/[{["]/.test(text)
    ? ' It looks like a table: an import takes CloudEvents, one JSON object a line.'
    : '';
}

function parse<T>(read: () => T): { readonly value: T } | { readonly problem: Problem } {
  try {
    return { value: read() };
  } catch (error) {
    const found = problemOf(error);
    if (found === undefined) throw error;
    return { problem: found };
  }
}
