import { stat } from 'node:fs/promises';
import { type Readable } from 'node:stream';
import {
  type Ingest,
  type IngestedItem,
  answerInOrder,
  createApplication,
  identity,
  ingester,
  visible,
} from '#runtime';
import { catchUp } from '../session/catch-up.js';
import { EXIT, type ExitStatus, Failure } from '../session/failure.js';
import { type Session } from '../session/session.js';
import { counted } from '../terminal/figures.js';
import { showBar } from '../terminal/progress.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { type FileTally, type Refusal, importText, refusalText } from './import-text.js';
import { type FileItem, STDIN, readEvents } from './read-events.js';

/** The name under which the service records, too, what comes from this machine without an API key. */
const CALLER = 'local';

/**
 * Has the events of files recorded, one after the other, and says what became of them. What is refused is
 * told at once.
 */
export async function importFiles(
  files: readonly string[],
  dryRun: boolean,
  session: Session,
  terminal: Terminal,
  stdin: Readable,
): Promise<ExitStatus> {
  const sizes = await Promise.all(files.map(sizeOf));
  const ingest = ingesterOn(session, dryRun);
  const tallies: FileTally[] = [];
  const refused: Refusal[] = [];
  for (const [index, file] of files.entries()) {
    const progress = showBar(file, sizes[index] ?? 0, terminal);
    try {
      const tally = await importFile(file, ingest, stdin, {
        refused: (refusal) =>
          terminal.json ? refused.push(refusal) : progress.say(refusalText(visible(refusal))),
        passed: (events, bytes) => progress.at(bytes, counted(events, 'event')),
      });
      tallies.push(tally);
    } finally {
      progress.stop();
    }
  }
  const told = { dryRun, files: tallies };
  answer(terminal, { json: { ...told, refused }, shown: told, text: importText });
  // Whoever reads next finds what was imported, whether a service is running or not.
  if (!dryRun) await catchUp(session, terminal);
  return tallies.every(({ rejected }) => rejected === 0) ? EXIT.good : EXIT.data;
}

/** Has CloudEvents recorded; or, in a dry run, says what would become of them. */
function ingesterOn({ events, documents, now }: Session, dryRun: boolean): Ingest {
  const { commands } = createApplication({ eventStore: events, readStore: documents, clock: now });
  return ingester(dryRun ? commands.dryRun() : commands, {
    caller: CALLER,
    correlationId: identity.fresh(),
  });
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

interface Answered {
  readonly status: IngestedItem['status'];
  readonly refusal?: Refusal;
  readonly bytesRead: number;
}

async function ingestItem({ where, bytesRead, content }: FileItem, ingest: Ingest): Promise<Answered> {
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
