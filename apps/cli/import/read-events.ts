import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { problemOf } from '#runtime';
import type { Problem } from '#runtime';
import { parseJson } from '#intake';

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
  const input = file === STDIN ? stdin : (await open(file)).createReadStream();
  let number = 0;
  let bytesRead = 0;
  let array: string[] | undefined;
  let begun = false;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    bytesRead += Buffer.byteLength(line) + 1;
    const text = number === 1 ? line.replace(BYTE_ORDER_MARK, '') : line;
    if (!begun && text.trimStart().startsWith('[')) array = [];
    begun ||= text.trim() !== '';
    if (array !== undefined) array.push(text);
    else if (text.trim() !== '') yield { where: `${name}:${number}`, bytesRead, content: parseLine(text) };
  }
  if (array !== undefined) yield* itemsOf(array.join('\n'), name, bytesRead);
}

const BYTE_ORDER_MARK = /^\uFEFF/;

function* itemsOf(text: string, name: string, bytesRead: number): Generator<FileItem> {
  const content = parse(text);
  if ('problem' in content || !Array.isArray(content.value)) {
    yield { where: name, bytesRead, content };
    return;
  }
  for (const [index, value] of (content.value as unknown[]).entries()) {
    yield { where: `${name}, item ${index + 1}`, bytesRead, content: { value } };
  }
}

/** A line of a file is no line 1. */
function parseLine(text: string): FileItem['content'] {
  const content = parse(text);
  if ('value' in content) return content;
  return { problem: { ...content.problem, detail: content.problem.detail.replace('line 1, ', '') } };
}

function parse(text: string): FileItem['content'] {
  try {
    return { value: parseJson(text) };
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { problem };
  }
}
