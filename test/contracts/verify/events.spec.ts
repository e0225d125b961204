import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BEGINNING, linked, linkOf, type JsonObject } from '#event-store';
import { EXIT } from '../../../apps/cli/session/failure.js';
import { QUAD, row, Tampered } from './tampered.js';

let store: Tampered;

beforeAll(async () => (store = await Tampered.prepared()));
beforeEach(() => store.beginAnew());
afterAll(() => store.remove());

describe('entente verify, of events,', () => {
  it('finds nothing wrong where nothing is', async () => {
    const { status, findings, events: count, checkpoints, documents } = await store.verified();
    expect(findings).toEqual([]);
    expect([status, checkpoints]).toEqual([EXIT.good, 1]);
    expect(count).toBeGreaterThan(40);
    expect(documents).toBeGreaterThan(100);
    expect(await store.verified({ allianceId: 'quad' })).toMatchObject({
      status: EXIT.good,
      events: 22,
      alliances: 1,
    });
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
    store.events(sql);
    const { status, findings } = await store.verified();
    expect(findings).toContainEqual(expect.objectContaining({ allianceId: 'quad', ...finding }));
    expect(status).toBe(EXIT.data);
  });

  it('misses events that were cut off at the end, by the checkpoints and by the read models', async () => {
    store.events(`DELETE FROM events WHERE stream_id = ${QUAD} AND revision > 19`);
    const { status, findings } = await store.verified();
    expect(status).toBe(EXIT.data);
    expect(findings).toContainEqual(
      expect.objectContaining({ stream: 'log-checkpoints', revision: 1, field: 'data.checkpoint' }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ allianceId: 'quad', readModel: 'alliances' }));
  });

  it('knows from beside the store what was signed, where the checkpoints are cut off as well', async () => {
    await store.seal();
    store.events(`DELETE FROM events WHERE position > (SELECT min(position) + 5 FROM events)
      AND stream_id NOT IN (SELECT id FROM streams WHERE name = 'log-checkpoints')`);
    store.events(`DELETE FROM events WHERE type = 'CheckpointSigned'`);
    const { findings } = await store.verified();
    expect(findings).toContainEqual(
      expect.objectContaining({ stream: 'log-checkpoints', field: 'data.checkpoint' }),
    );
  });

  it('knows by the checkpoints a history whose hashes were made anew', async () => {
    store.at('events.db', (database) => {
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
            eventId: String(event_id),
            type: String(type),
            data: JSON.parse(String(data)) as JsonObject,
            metadata: { ...rest, recordedBy: 'somebody else' },
          },
          'alliance-quad',
          link,
        );
        link = linkOf(event);
        database
          .prepare('UPDATE events SET metadata = ? WHERE position = ?')
          .run(JSON.stringify(event.metadata), Number(position));
      }
    });
    const { status, findings } = await store.verified();
    expect(status).toBe(EXIT.data);
    expect(findings[0]).toMatchObject({ stream: 'log-checkpoints', revision: 1, field: 'data.checkpoint' });
  });

  it('takes in events that were recorded without hashes, and says from where they are chained', async () => {
    store.events(`UPDATE events SET metadata = json_remove(metadata, '$.hash', '$.previousHash')`);
    store.events(
      `DELETE FROM events WHERE stream_id = (SELECT id FROM streams WHERE name = 'log-checkpoints')`,
    );
    await rm(join(store.dataDir, 'log-signed'), { recursive: true });
    const more = {
      specversion: '1.0',
      id: 'later',
      source: 'urn:test',
      type: 'entente.meeting-held.v1',
      subject: 'quad',
      data: { channel: 'call', attendees: ['japan'], occurredOn: '2021' },
    };
    await store.record(JSON.stringify(more));
    const { status, unchained, chainedFrom, findings } = await store.verified();
    expect(findings).toEqual([]);
    expect([status, chainedFrom]).toEqual([EXIT.good, [{ stream: 'alliance-quad', revision: 22 }]]);
    expect(unchained).toBeGreaterThan(40);
    store.events(
      `UPDATE events SET metadata = replace(metadata, '"recordedAt":"2', '"recordedAt":"1') ${row(21)}`,
    );
    expect((await store.verified()).findings).toContainEqual(
      expect.objectContaining({ allianceId: 'quad', revision: 22, field: 'metadata.previousHash' }),
    );
  });
});
