import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventStoreUnavailable, forwarding } from '#event-store';
import { EXIT } from '../../../apps/cli/session/failure.js';
import { QUAD, row, Tampered } from './tampered.js';

let store: Tampered;

beforeAll(async () => (store = await Tampered.prepared()));
beforeEach(() => store.beginAnew());
afterAll(() => store.remove());

describe('entente verify, of read models,', () => {
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
    store.readModels(collection, sql);
    const { status, findings } = await store.verified();
    expect(findings).toContainEqual(expect.objectContaining({ allianceId: 'quad', ...finding }));
    expect(status).toBe(EXIT.data);
    expect((await store.verified({ allianceId: 'quad' })).status).toBe(EXIT.data);
  });

  it('finds what is of no alliance', async () => {
    store.readModels(
      'alliances',
      (table) =>
        `INSERT INTO ${table} (_id, position, document) VALUES ('ghost', '0000000000000001',
           '{"_id":"ghost","position":"0000000000000001","allianceId":"ghost"}')`,
    );
    const { findings } = await store.verified();
    expect(findings).toEqual([
      expect.objectContaining({
        allianceId: 'ghost',
        readModel: 'alliances',
        document: 'ghost',
        field: '_id',
      }),
    ]);
  });

  it('tells people what it has looked at, and what is wrong', async () => {
    expect(await store.told()).toContain('Nothing is wrong.');
    store.events(`UPDATE events SET type = 'CommitmentMissed' ${row(9)}`);
    const told = await store.told();
    expect(told).toMatch(/^quad +9 +data, metadata, type or eventId/m);
    expect(told).not.toContain('Nothing is wrong.');
  });

  it('compares as far as the read models have got', async () => {
    store.at('read-models.db', (database) =>
      database.exec('DELETE FROM generations; DELETE FROM checkpoints'),
    );
    expect(await store.verified()).toMatchObject({ status: EXIT.good, documents: 0 });
  });

  it('goes on from where it was broken off, with what it had found', async () => {
    store.readModels(
      'alliances',
      (table) =>
        `UPDATE ${table} SET document = json_set(document, '$.phase', 'dissolved') WHERE _id = 'quad'`,
    );
    const whole = await store.verified();
    const resume = join(store.dataDir, 'state.json');
    const broken = store.verified({ resume }, ({ events, ...session }) => ({
      ...session,
      events: {
        ...forwarding(events),
        readStream: () => {
          throw new EventStoreUnavailable('The power is gone.');
        },
      },
    }));
    await expect(broken).rejects.toThrow('The power is gone.');
    expect(JSON.parse(readFileSync(resume, 'utf8'))).toMatchObject({ history: { isDone: true } });
    expect(await store.verified({ resume })).toEqual(whole);
    expect(existsSync(resume)).toBe(false);
  });

  it('refuses to go on with another verification', async () => {
    const resume = join(store.dataDir, 'state.json');
    writeFileSync(resume, JSON.stringify({ store: 'another' }));
    await expect(store.verified({ resume })).rejects.toMatchObject({ status: EXIT.usage });
    writeFileSync(resume, '{');
    await expect(store.verified({ resume })).rejects.toMatchObject({ status: EXIT.usage });
  });

  it('knows no alliance that is in neither store', async () => {
    await expect(store.verified({ allianceId: 'nowhere' })).rejects.toThrow('nowhere');
    store.events(`DELETE FROM events WHERE stream_id = ${QUAD}`);
    expect(await store.verified({ allianceId: 'quad' })).toMatchObject({ status: EXIT.data, events: 0 });
  });
});
