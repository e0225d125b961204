import { type Lease, type ProjectionSpec, type WriteBatch } from '#read-store';

import { type Connection } from './connection.js';
import { type Control } from './control.js';
import { GenerationDocuments } from './generation-documents.js';
import { PartWriter } from './part-writer.js';
import { preparePlaces } from './places.js';
import { type GenerationRecord, type SharingRecord } from './records.js';

/** What a writer has been given to do, and with what. */
export interface Assignment {
  readonly spec: ProjectionSpec;
  readonly lease: Lease;
  readonly generation: GenerationRecord;
  readonly sharing: SharingRecord;
  readonly part: number;
  readonly documents: GenerationDocuments;
  readonly writer: PartWriter;
}

/** Makes a generation ready to be written, and a part of it the lease holder's. */
export async function assign(
  connection: Connection,
  control: Control,
  order: Pick<Assignment, 'spec' | 'lease' | 'generation' | 'part'>,
): Promise<Assignment> {
  const { spec, lease, generation, part } = order;
  await preparePlaces(control.db, spec, generation);
  await control.steps.prepare();
  const documents = new GenerationDocuments(connection, generation, spec);
  const apply = async (batch: WriteBatch): Promise<void> => {
    await documents.write(batch);
    await control.quarantine.change(generation, batch);
  };
  const sharing = await share(control, order, apply);
  const fence = `${lease.name}/${lease.token}`;
  const writer = await PartWriter.claim(control, { sharing, part, fence, apply });
  return { ...order, sharing, documents, writer };
}

/** The sharing among as many parts as the specification says; one among another number is ended first. */
async function share(
  control: Control,
  { spec: { parts = 1 }, generation }: Pick<Assignment, 'spec' | 'generation'>,
  apply: (batch: WriteBatch) => Promise<void>,
): Promise<SharingRecord> {
  for (;;) {
    const sharing = await control.sharings.of(generation);
    if (sharing?.parts === parts) return sharing;
    for (let part = 0; part < (sharing?.parts ?? 0); part++)
      if (sharing !== undefined) await PartWriter.claim(control, { sharing, part, fence: 'ended', apply });
    const next = await control.sharings.follow(generation, sharing, parts);
    if (next !== undefined) return next;
  }
}
