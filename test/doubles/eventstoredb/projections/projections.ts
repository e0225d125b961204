import { randomUUID } from 'node:crypto';
import { type Log } from '../log/log.js';
import { type LogRecord } from '../log/record.js';
import { type Writes } from '../log/writes.js';
import { linkByCategory } from './by-category.js';
import { compileQuery } from './query.js';

/** An event that a projection writes in answer to another. */
export interface Emitted {
  readonly stream: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What a projection makes of each event of the log, in order. */
export type Projection = (record: LogRecord) => readonly Emitted[];

/**
 * The part of the server's projections that fills streams with links: `$by_category`, and continuous ones
 * written in JavaScript that link or emit. Each sees the whole log from its start, and then what is new.
 */
export class Projections {
  private readonly log: Log;
  private readonly writes: Writes;
  private readonly known = new Map<string, Projection>([['$by_category', linkByCategory]]);
  private readonly running = new Map<string, { readonly project: Projection; next: number }>();
  private busy = false;

  constructor(log: Log, writes: Writes) {
    this.log = log;
    this.writes = writes;
    log.listen(() => this.run());
  }

  has(name: string): boolean {
    return this.known.has(name);
  }

  /** A new projection runs from the start. @param query in the server's JavaScript */
  create(name: string, query: string): void {
    this.known.set(name, compileQuery(query));
    this.enable(name);
  }

  enable(name: string): void {
    const project = this.known.get(name);
    if (!project || this.running.has(name)) return;
    this.running.set(name, { project, next: 0 });
    this.run();
  }

  disable(name: string): void {
    this.running.delete(name);
  }

  /** What projections write is seen by the others: until there is nothing new. */
  private run(): void {
    if (this.busy) return;
    this.busy = true;
    try {
      while ([...this.running.values()].some((running) => this.step(running)));
    } finally {
      this.busy = false;
    }
  }

  private step(running: { readonly project: Projection; next: number }): boolean {
    const record = this.log.records[running.next];
    if (!record) return false;
    running.next += 1;
    for (const emitted of running.project(record)) this.write(emitted, record);
    return true;
  }

  private write({ stream, type, isJson, data, metadata }: Emitted, cause: LogRecord): void {
    const said = { ...metadata, $causedBy: cause.id };
    const event = {
      id: randomUUID(),
      type,
      isJson,
      data: Buffer.from(data),
      metadata: Buffer.from(JSON.stringify(said)),
    };
    this.writes.append(stream, 'any', [event]);
  }
}
