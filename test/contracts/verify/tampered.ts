import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { openEventStoreAt, openLog, readConfiguration } from '#runtime';
import { importFiles } from '../../../apps/cli/import/import-files.js';
import { catchUp } from '../../../apps/cli/session/catch-up.js';
import { type ExitStatus } from '../../../apps/cli/session/failure.js';
import { type Session, withSession } from '../../../apps/cli/session/session.js';
import { paint } from '../../../apps/cli/terminal/paint.js';
import { verify, type VerifyOptions } from '../../../apps/cli/verify/verify.js';
import { type Verified } from '../../../apps/cli/verify/verify-text.js';

/** In SQL, of the alliance that adversaries are at. */
export const QUAD = `(SELECT id FROM streams WHERE name = 'alliance-quad')`;

/** In SQL: one event of it. */
export const row = (revision: number): string => `WHERE stream_id = ${QUAD} AND revision = ${revision}`;

/** A data folder that everything is right with, and what an adversary does to the files in it. */
export class Tampered {
  /** A sealed history of two alliances, and the read models of it. */
  static async prepared(): Promise<Tampered> {
    const root = await mkdtemp(join(tmpdir(), 'entente-verify-'));
    const prepared = new Tampered(root);
    prepared.dataDir = join(root, 'good');
    await prepared.record('samples/quad.ndjson', 'samples/arctic-council.ndjson');
    await prepared.seal();
    return prepared;
  }

  dataDir = '';
  printed = '';
  private json = true;

  private constructor(private readonly root: string) {}

  async beginAnew(): Promise<void> {
    this.dataDir = join(await mkdtemp(join(this.root, 'tried-')), 'data');
    await cp(join(this.root, 'good'), this.dataDir, { recursive: true });
  }

  remove(): Promise<void> {
    return rm(this.root, { recursive: true });
  }

  /** @param sources files, or texts of CloudEvents */
  async record(...sources: readonly string[]): Promise<void> {
    const texts = sources.filter((source) => source.startsWith('{'));
    const files = [
      ...sources.filter((source) => !source.startsWith('{')),
      ...(texts.length > 0 ? ['-'] : []),
    ];
    await withSession(this.env, 'make', async (session) => {
      await importFiles(files, false, session, this.terminal, Readable.from([texts.join('\n')]));
      await catchUp(session, this.terminal);
    });
  }

  async seal(): Promise<void> {
    const stored = await openEventStoreAt(this.dataDir);
    await openLog(readConfiguration(this.env), stored, () => undefined).seal();
    await stored.close();
  }

  at(file: string, work: (database: DatabaseSyncInstance) => void): void {
    const database = new DatabaseSync(join(this.dataDir, file));
    work(database);
    database.close();
  }

  events(sql: string): void {
    this.at('events.db', (database) => database.exec(sql));
  }

  /** @param sql of the table that holds the collection */
  readModels(collection: string, sql: (table: string) => string): void {
    this.at('read-models.db', (database) => {
      const [table] = database
        .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB '${collection}__[0-9]*'`)
        .all() as { name: string }[];
      database.exec(sql(`"${table?.name ?? ''}"`));
    });
  }

  /** @param on has something happen to the stores meanwhile @throws Failure */
  async verified(
    options: VerifyOptions = {},
    on: (session: Session) => Session = (session) => session,
  ): Promise<Verified & { readonly status: ExitStatus }> {
    this.json = true;
    const status = await this.verify(options, on);
    return { status, ...(JSON.parse(this.printed) as Verified) };
  }

  /** What is printed for people. */
  async told(): Promise<string> {
    this.json = false;
    await this.verify({}, (session) => session);
    return this.printed;
  }

  private verify(options: VerifyOptions, on: (session: Session) => Session): Promise<ExitStatus> {
    this.printed = '';
    return withSession(this.env, 'refuse', (session) =>
      verify(options, this.env, on(session), this.terminal),
    );
  }

  private get env(): NodeJS.ProcessEnv {
    return { DATA_DIR: this.dataDir };
  }

  private get terminal() {
    return {
      print: (text: string) => void (this.printed += text),
      note: () => undefined,
      json: this.json,
      layout: { columns: 100, paint: paint(false) },
    };
  }
}
