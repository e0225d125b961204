import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { type LogRecord } from './record.js';

/**
 * A file that keeps the log: a line of JSON each write, so that a write is there as a whole or not at all.
 * A last line that was cut off is taken away again.
 */
export class Journal {
  private readonly file: number;
  private readonly path: string;

  constructor(path: string) {
    this.path = path;
    if (existsSync(path)) cutOffTornLine(path);
    this.file = openSync(path, 'a');
  }

  read(): LogRecord[][] {
    const lines = readFileSync(this.path, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => (JSON.parse(line) as StoredRecord[]).map(fromStored));
  }

  /** When it returns, the records outlive the process. */
  write(records: readonly LogRecord[]): void {
    writeSync(this.file, `${JSON.stringify(records.map(toStored))}\n`);
  }

  close(): void {
    closeSync(this.file);
  }
}

interface StoredRecord {
  readonly commit: string;
  readonly prepare: string;
  readonly stream: string;
  readonly revision: string;
  readonly created: number;
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: string;
  readonly metadata: string;
}

function toStored({ position, revision, data, metadata, ...rest }: LogRecord): StoredRecord {
  return {
    ...rest,
    commit: position.commit.toString(),
    prepare: position.prepare.toString(),
    revision: revision.toString(),
    data: Buffer.from(data).toString('base64'),
    metadata: Buffer.from(metadata).toString('base64'),
  };
}

function fromStored({ commit, prepare, revision, data, metadata, ...rest }: StoredRecord): LogRecord {
  return {
    ...rest,
    position: { commit: BigInt(commit), prepare: BigInt(prepare) },
    revision: BigInt(revision),
    data: Buffer.from(data, 'base64'),
    metadata: Buffer.from(metadata, 'base64'),
  };
}

function cutOffTornLine(path: string): void {
  const bytes = readFileSync(path);
  truncateSync(path, bytes.lastIndexOf('\n') + 1);
}
