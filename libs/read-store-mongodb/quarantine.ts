import { type Db } from 'mongodb';

import { type Quarantined, type WriteBatch } from '#read-store';

import { type GenerationRecord, quarantineIn } from './records.js';

/** The streams of a generation that cannot be handled. */
export class Quarantine {
  constructor(private readonly db: Db) {}

  async of({ _id: generation }: GenerationRecord): Promise<Quarantined[]> {
    const records = await quarantineIn(this.db).find({ generation }).sort({ _id: 1 }).toArray();
    return records.map(({ stream, position, eventId, error }) => ({ stream, position, eventId, error }));
  }

  async change(
    { _id: generation }: GenerationRecord,
    { quarantine = [], released = [] }: WriteBatch,
  ): Promise<void> {
    const records = quarantineIn(this.db);
    const idOf = (stream: string) => `${generation}/${stream}`;
    for (const stream of released) await records.deleteOne({ _id: idOf(stream) });
    for (const { stream, position, eventId, error } of quarantine)
      await records.replaceOne(
        { _id: idOf(stream) },
        { generation, stream, position, eventId, error },
        { upsert: true },
      );
  }
}
