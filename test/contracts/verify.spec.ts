import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { BEGINNING, linked, linkOf, type JsonObject } from '#event-store';
import { openEventStoreAt, openLog, readConfiguration } from '#runtime';
import { importFiles } from '../../apps/cli/import/import-files.js';
import { EXIT } from '../../apps/cli/session/failure.js';
import { catchUp } from '../../apps/cli/session/catch-up.js';
import { withSession } from '../../apps/cli/session/session.js';
import { paint } from '../../apps/cli/terminal/paint.js';
import { verify } from '../../apps/cli/verify/verify.js';
import { type Verified } from '../../apps/cli/verify/verify-text.js';

let root: string;
let printed: string;
const terminal = {
  print: (text: string) => void (printed += text),
  note: () => undefined,
  json: true,
  layout: { columns: 100, paint: paint(false) },
};

const seal = async (dataDir: string): Promise<void> => {
  const stored = await openEventStoreAt(dataDir);
  await openLog(readConfiguration({ DATA_DIR: dataDir }), stored, () => undefined).seal();
  await stored.close();
};

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'entente-verify-'));
  const dataDir = join(root, 'good');
  const files = ['samples/quad.ndjson', 'samples/arctic-council.ndjson'];
  await withSession({ DATA_DIR: dataDir }, 'make', async (session) => {
    await importFiles(files, false, session, terminal, Readable.from([]));
    await catchUp(session, terminal);
  });
  await seal(dataDir);
});

afterAll(() => rm(root, { recursive: true }));

describe('entente verify', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = join(await mkdtemp(join(root, 'tried-')), 'data');
    await cp(join(root, 'good'), dataDir, { recursive: true });
  });

  async function verified(allianceId?: string): Promise<Verified & { readonly status: number }> {
    printed = '';
    const env = { DATA_DIR: dataDir };
    const status = await withSession(env, 'refuse', (session) =>
      verify({ allianceId }, env, session, terminal),
    );
    return { status, ...(JSON.parse(printed) as Verified) };
  }

  /** Has an adversary at a file. */
  function at(file: string, work: (database: DatabaseSyncInstance) => void): void {
    const database = new DatabaseSync(join(dataDir, file));
    work(database);
    database.close();
  }

  const events = (sql: string): void => at('events.db', (database) => database.exec(sql));
  const QUAD = `(SELECT id FROM streams WHERE name = 'alliance-quad')`;
  const row = (revision: number): string => `WHERE stream_id = ${QUAD} AND revision = ${revision}`;
  const readModels = (collection: string, sql: (table: string) => string): void =>
    at('read-models.db', (database) => {
      const [table] = database
        .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB '${collection}__[0-9]*'`)
        .all() as { name: string }[];
      database.exec(sql(`"${table?.name ?? ''}"`));
    });

  it('finds nothing wrong where nothing is', async () => {
    const { status, findings, events: count, checkpoints, documents } = await verified();
    expect(findings).toEqual([]);
    expect([status, checkpoints]).toEqual([EXIT.good, 1]);
    expect(count).toBeGreaterThan(40);
    expect(documents).toBeGreaterThan(100);
    expect(await verified('quad')).toMatchObject({ status: EXIT.good, events: 22, alliances: 1 });
  });

  it.each<[string, string, object]>([
    [
      'a byte of data',
      `UPDATE events SET data = replace(data, '"partnerId":"', '"partnerId":"x') ${row(0)}`,
      { revision: 0, field: 'data, metadata, type or eventId' },
    ],
    [
      'a byte of metadata',
      `UPDATE events SET metadata = replace(metadata, '"recordedAt":"2', '"recordedAt":"1') ${row(7)}`,
      { revision: 7, field: 'data, metadata, type or eventId' },
    ],
    [
      'a hash',
      `UPDATE events SET metadata = replace(metadata, '"hash":"', '"hash":"A') ${row(7)}`,
      { revision: 7, field: 'metadata.hash' },
    ],
    [
      'the hash of the event before',
      `UPDATE events SET metadata = replace(metadata, '"previousHash":"', '"previousHash":"A') ${row(7)}`,
      { revision: 7, field: 'metadata.previousHash' },
    ],
    [
      'a type',
      `UPDATE events SET type = 'CommitmentMissed' ${row(9)}`,
      { revision: 9, field: 'data, metadata, type or eventId' },
    ],
    [
      'data that are no JSON any more',
      `UPDATE events SET data = substr(data, 2) ${row(4)}`,
      { revision: 4, field: 'data' },
    ],
    ['an event that is dropped', `DELETE FROM events ${row(5)}`, { revision: 5, field: 'revision' }],
    [
      'one that is dropped, and the others moved up',
      `DELETE FROM events ${row(5)};
       UPDATE events SET revision = revision - 1000 WHERE stream_id = ${QUAD} AND revision > 5;
       UPDATE events SET revision = revision + 999 WHERE stream_id = ${QUAD} AND revision < 0`,
      { revision: 5, field: 'metadata.previousHash' },
    ],
    [
      'two that are swapped',
      `UPDATE events SET revision = -1 ${row(5)}; UPDATE events SET revision = 5 ${row(6)};
       UPDATE events SET revision = 6 ${row(-1)}`,
      { field: 'revision' },
    ],
    [
      'one that is put in at the end',
      `INSERT INTO events SELECT (SELECT max(position) + 1 FROM events), stream_id, revision + 1,
         '00000000-0000-4000-8000-000000000000', type, data, metadata FROM events ${row(21)}`,
      { revision: 22, field: 'metadata.previousHash' },
    ],
    [
      'one without a hash that is put in at the end',
      `INSERT INTO events SELECT (SELECT max(position) + 1 FROM events), stream_id, revision + 1,
         '00000000-0000-4000-8000-000000000000', type, data, json_remove(metadata, '$.hash', '$.previousHash')
       FROM events ${row(21)}`,
      { revision: 22, field: 'metadata.hash' },
    ],
    [
      'the hash that is taken off the first event',
      `UPDATE events SET metadata = json_remove(metadata, '$.hash') ${row(0)}`,
      { revision: 0, field: 'metadata.hash' },
    ],
    [
      'an alliance that is another',
      `UPDATE streams SET name = 'alliance-five' WHERE name = 'alliance-quad'`,
      { allianceId: 'five', revision: 0, field: 'data, metadata, type or eventId' },
    ],
  ])('names the alliance, the revision and the field of %s', async (_, sql, finding) => {
    events(sql);
    const { status, findings } = await verified();
    expect(findings).toContainEqual(expect.objectContaining({ allianceId: 'quad', ...finding }));
    expect(status).toBe(EXIT.data);
  });

  it('misses events that were cut off at the end, by the checkpoints and by the read models', async () => {
    events(`DELETE FROM events WHERE stream_id = ${QUAD} AND revision > 19`);
    const { status, findings } = await verified();
    expect(status).toBe(EXIT.data);
    expect(findings).toContainEqual(
      expect.objectContaining({ stream: 'log-checkpoints', revision: 1, field: 'data.checkpoint' }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ allianceId: 'quad', readModel: 'alliances' }));
  });

  it('knows from beside the store what was signed, where the checkpoints are cut off as well', async () => {
    await seal(dataDir);
    events(`DELETE FROM events WHERE position > (SELECT min(position) + 5 FROM events)
      AND stream_id NOT IN (SELECT id FROM streams WHERE name = 'log-checkpoints')`);
    events(`DELETE FROM events WHERE type = 'CheckpointSigned'`);
    const { findings } = await verified();
    expect(findings).toContainEqual(
      expect.objectContaining({ stream: 'log-checkpoints', field: 'data.checkpoint' }),
    );
  });

  it('knows by the checkpoints a history whose hashes were made anew', async () => {
    at('events.db', (database) => {
      const rows = database
        .prepare(
          `SELECT position, revision, event_id, type, data, metadata FROM events WHERE stream_id = ${QUAD} ORDER BY revision`,
        )
        .all() as Record<string, string | number>[];
      let link = BEGINNING;
      for (const { position, revision, event_id, type, data, metadata } of rows) {
        const { hash, previousHash, ...rest } = JSON.parse(String(metadata)) as JsonObject;
        expect([hash, typeof previousHash]).toEqual([
          expect.any(String),
          revision === 0 ? 'undefined' : 'string',
        ]);
        const event = linked(
          {
            stream: 'alliance-quad',
            revision: Number(revision),
            eventId: String(event_id),
            type: String(type),
            data: JSON.parse(String(data)) as JsonObject,
            metadata: { ...rest, recordedBy: 'somebody else' },
          },
          link,
        );
        link = linkOf(event);
        database
          .prepare('UPDATE events SET metadata = ? WHERE position = ?')
          .run(JSON.stringify(event.metadata), Number(position));
      }
    });
    const { status, findings } = await verified();
    expect(status).toBe(EXIT.data);
    expect(findings[0]).toMatchObject({ stream: 'log-checkpoints', revision: 1, field: 'data.checkpoint' });
  });

  it.each<[string, string, (table: string) => string, object]>([
    [
      'a figure that is altered',
      'alliances',
      (table) =>
        `UPDATE ${table} SET document = json_set(document, '$.phase', 'dissolved') WHERE _id = 'quad'`,
      { readModel: 'alliances', document: 'quad', field: 'phase' },
    ],
    [
      'a document that is dropped',
      'lifecycle_entries',
      (table) =>
        `DELETE FROM ${table} WHERE _id = (SELECT max(_id) FROM ${table} WHERE json_extract(document, '$.allianceId') = 'quad')`,
      { readModel: 'lifecycle_entries', field: '_id', problem: 'The document is missing.' },
    ],
    [
      'one that is put in',
      'contributions',
      (table) =>
        `INSERT INTO ${table} (_id, position, document, f_allianceId)
         VALUES ('quad:more', '0000000000000001', '{"_id":"quad:more","position":"0000000000000001","allianceId":"quad"}', 'quad')`,
      {
        readModel: 'contributions',
        document: 'quad:more',
        field: '_id',
        problem: 'No event makes this document.',
      },
    ],
    [
      'two that are swapped',
      'commitments',
      (table) =>
        `UPDATE ${table} SET document = (SELECT document FROM ${table} other WHERE other._id <> ${table}._id
           AND json_extract(other.document, '$.allianceId') = 'quad' LIMIT 1)
         WHERE _id = (SELECT max(_id) FROM ${table} WHERE json_extract(document, '$.allianceId') = 'quad')`,
      { readModel: 'commitments', field: '_id' },
    ],
    [
      'all that are cut off',
      'trust_timelines',
      (table) => `DELETE FROM ${table}`,
      { readModel: 'trust_timelines', field: '_id', problem: 'The document is missing.' },
    ],
  ])('names the read model, the document and the field of %s', async (_, collection, sql, finding) => {
    readModels(collection, sql);
    const { status, findings } = await verified();
    expect(findings).toContainEqual(expect.objectContaining({ allianceId: 'quad', ...finding }));
    expect(status).toBe(EXIT.data);
    expect((await verified('quad')).status).toBe(EXIT.data);
  });

  it('finds what is of no alliance', async () => {
    readModels(
      'alliances',
      (table) =>
        `INSERT INTO ${table} (_id, position, document) VALUES ('ghost', '0000000000000001',
           '{"_id":"ghost","position":"0000000000000001","allianceId":"ghost"}')`,
    );
    const { findings } = await verified();
    expect(findings).toEqual([
      expect.objectContaining({
        allianceId: 'ghost',
        readModel: 'alliances',
        document: 'ghost',
        field: '_id',
      }),
    ]);
  });

  it('takes in events that were recorded without hashes, and says from where they are chained', async () => {
    events(`UPDATE events SET metadata = json_remove(metadata, '$.hash', '$.previousHash')`);
    events(`DELETE FROM events WHERE stream_id = (SELECT id FROM streams WHERE name = 'log-checkpoints')`);
    await rm(join(dataDir, 'log-signed'), { recursive: true });
    const more = {
      specversion: '1.0',
      id: 'later',
      source: 'urn:test',
      type: 'entente.meeting-held.v1',
      subject: 'quad',
      data: { channel: 'call', attendees: ['japan'], occurredOn: '2021' },
    };
    await withSession({ DATA_DIR: dataDir }, 'refuse', async (session) => {
      await importFiles(['-'], false, session, terminal, Readable.from([JSON.stringify(more)]));
      await catchUp(session, terminal);
    });
    const { status, unchained, chainedFrom, findings } = await verified();
    expect(findings).toEqual([]);
    expect([status, chainedFrom]).toEqual([EXIT.good, [{ stream: 'alliance-quad', revision: 22 }]]);
    expect(unchained).toBeGreaterThan(40);
    events(`UPDATE events SET metadata = replace(metadata, '"recordedAt":"2', '"recordedAt":"1') ${row(21)}`);
    expect((await verified()).findings).toContainEqual(
      expect.objectContaining({ allianceId: 'quad', revision: 22, field: 'metadata.previousHash' }),
    );
  });
});
