import { stat } from 'node:fs/promises';
import { type Readable } from 'node:stream';
import { answerInOrder, type Ingest, type IngestedItem } from '#runtime';
import { EXIT, type ExitStatus, Failure } from '../failure.js';
import { showBar } from '../progress.js';
import { type Terminal } from '../terminal.js';
import { counted } from '../text/figures.js';
import { type FileTally, importText, type Refusal, refusalText } from './import-text.js';
import { type FileItem, readEvents, STDIN } from './read-events.js';

export interface ImportOptions {
  readonly dryRun: boolean;
  readonly json: boolean;
}

/**
 * Has the events of files recorded, one after the other, and says what became of them. What is refused is
 * told at once.
 */
export async function importEvents(
  files: readonly string[],
  { dryRun, json }: ImportOptions,
  ingest: Ingest,
  terminal: Terminal,
  stdin: Readable,
): Promise<ExitStatus> {
  const sizes = await Promise.all(files.map(sizeOf));
  const tallies: FileTally[] = [];
  const refused: Refusal[] = [];
  for (const [index, file] of files.entries()) {
    const progress = showBar(file, sizes[index] ?? 0, terminal);
    try {
      const tally = await importFile(file, ingest, stdin, {
        refused: (refusal) => (json ? refused.push(refusal) : progress.say(refusalText(refusal))),
        passed: (events, bytes) => progress.at(bytes, counted(events, 'event')),
      });
      tallies.push(tally);
    } finally {
      progress.stop();
    }
  }
  terminal.print(
    json ? JSON.stringify({ dryRun, files: tallies, refused }) : importText(tallies, dryRun, terminal.layout),
  );
  return tallies.every(({ rejected }) => rejected === 0) ? EXIT.good : EXIT.data;
}

interface Listener {
  refused(refusal: Refusal): void;
  /** How many events there were so far, and how many bytes. */
  passed(events: number, bytes: number): void;
}

async function importFile(
  file: string,
  ingest: Ingest,
  stdin: Readable,
  listener: Listener,
): Promise<FileTally> {
  const tally = { recorded: 0, duplicate: 0, rejected: 0 };
  const answers = answerInOrder(readEvents(file, stdin), (item) => ingestItem(item, ingest));
  for await (const { status, refusal, bytesRead } of answers) {
    tally[status] += 1;
    if (refusal !== undefined) listener.refused(refusal);
    listener.passed(tally.recorded + tally.duplicate + tally.rejected, bytesRead);
  }
  return { file: file === STDIN ? 'standard input' : file, ...tally };
}

interface Answer {
  readonly status: IngestedItem['status'];
  readonly refusal?: Refusal;
  readonly bytesRead: number;
}

async function ingestItem({ where, bytesRead, content }: FileItem, ingest: Ingest): Promise<Answer> {
  if ('problem' in content)
    return { status: 'rejected', refusal: { where, problem: content.problem }, bytesRead };
  const { status, id, problem } = await ingest(content.value);
  if (problem === undefined) return { status, bytesRead };
  return { status, refusal: { where, ...(id === undefined ? {} : { id }), problem }, bytesRead };
}

/** Bytes; of standard input nobody knows. @throws Failure where there is no such file */
async function sizeOf(file: string): Promise<number> {
  if (file === STDIN) return 0;
  const stats = await stat(file).catch(() => undefined);
  if (stats === undefined) throw new Failure(`There is no file ${file}.`, EXIT.usage);
  if (stats.isDirectory()) throw new Failure(`${file} is a folder: name the files in it.`, EXIT.usage);
  return stats.size;
}
