import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';

import { type Snapshot, type SnapshotStore, UnrecordableEvent, WrongExpectedRevision } from '#event-store';

import { type Connection } from './connection.js';
import { snapshotStream } from './internal-streams.js';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Quick rather than small. */
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } };

/** Snapshots as events of streams of their own, of which the server keeps only the last. */
export class Snapshots implements SnapshotStore {
  constructor(private readonly connection: Connection) {}

  async readSnapshot(stream: string, name: string): Promise<Snapshot | undefined> {
    const { snapshot } = await this.latest(snapshotStream(stream, name));
    if (snapshot === undefined) return undefined;
    const text = await decompress(Buffer.from(snapshot.brotli, 'base64'));
    return { revision: snapshot.revision, text: text.toString() };
  }

  async writeSnapshot(stream: string, name: string, { revision, text }: Snapshot): Promise<void> {
    const own = snapshotStream(stream, name);
    const { snapshot, at } = await this.latest(own);
    if (snapshot !== undefined && snapshot.revision > revision) return;
    const brotli = (await compress(text, QUICKLY)).toString('base64');
    const data = JSON.stringify({ revision, brotli });
    const event = { eventId: randomUUID(), type: 'SnapshotTaken', data, metadata: '{}' };
    try {
      if (at === 'no-stream') await this.connection.keepLast(own);
      await this.connection.append(own, [event], at, this.connection.deadline);
    } catch (error) {
      // Somebody else was quicker, or it is too large for the server.
      if (!(error instanceof WrongExpectedRevision || error instanceof UnrecordableEvent)) throw error;
    }
  }

  private async latest(own: string): Promise<{ snapshot?: Stored; at: number | 'no-stream' }> {
    const range = { from: undefined, backwards: true, limit: 1 };
    for await (const { data, revision } of this.connection.readStream(own, range))
      return { snapshot: data as unknown as Stored, at: revision };
    return { at: 'no-stream' };
  }
}

/** The data of the event. */
interface Stored {
  readonly revision: number;
  /** The text, compressed, in base 64. */
  readonly brotli: string;
}
