import { canonicalForm } from '#event-store';
import {
  type Checkpoint,
  entryBundle,
  HASH_BYTES,
  type Hash,
  NotVerified,
  parseCheckpoint,
  parseNote,
  proveConsistency,
  proveInclusion,
  TILE_WIDTH,
  type TilePath,
  tlogProofText,
  verifyInclusion,
  widthIn,
} from '#transparency-log';
import { remembering } from './remembering.js';
import { latestState, type LogState } from './checkpoint-stream.js';
import { type EventTree, TileGone } from './event-tree.js';
import { LogUnusable } from './log-unusable.js';
import { Sealing, type TransparencyLogOptions } from './sealing.js';
import { Witnesses } from './witnesses.js';

/** A proof with the checkpoint that it leads to. */
export interface ProvenInclusion {
  readonly index: number;
  readonly leaf: Hash;
  readonly proof: readonly Hash[];
  /** A signed note. */
  readonly checkpoint: string;
  /** All of it but the leaf, as C2SP tlog-proof has it. */
  readonly tlogProof: string;
}

/** The proof that a checkpoint has the event at a position: C2SP tlog-proof up to the checkpoint. Undefined, if it has not. */
export type ProofsIn = (position: string) => Promise<string | undefined>;

/** How an entry of the log is named. */
export type SoughtEntry =
  | { readonly index: number }
  | { readonly position: string }
  | { readonly hash: Hash }
  | { readonly stream: string; readonly revision: number };

/** The log over all events: signs checkpoints, and proves what they hold. */
export class TransparencyLog {
  private readonly sealing: Sealing;
  private readonly witnesses?: Witnesses;

  constructor(private readonly options: TransparencyLogOptions) {
    this.sealing = new Sealing(options);
    const { policy, onWitnessTrouble = () => undefined } = options;
    if (policy !== undefined)
      this.witnesses = new Witnesses({
        policy,
        prove: (from, to) => this.consistency(from, to),
        onTrouble: onWitnessTrouble,
      });
  }

  /**
   * Signs a checkpoint of all that is recorded now, unless nothing is new, stores it before it is handed out, and has
   * witnesses cosign it.
   * @returns a signed note
   * @throws LogUnusable, EventStoreUnavailable, UnreadableEvent
   */
  async seal(): Promise<string> {
    const note = await this.sealing.seal();
    if (this.witnesses === undefined) return note;
    const witnessed = await this.witnesses.cosign(note);
    if (witnessed.note !== note) await this.sealing.addCosigned(witnessed.note, witnessed.isQuorum);
    return witnessed.note;
  }

  /** What the log knows of itself; undefined before its first checkpoint. @throws EventStoreUnavailable */
  async state(): Promise<LogState | undefined> {
    return (await latestState(this.options.events)).state;
  }

  /** The last checkpoint that may be believed: a signed note. Undefined before the first. @throws EventStoreUnavailable */
  async checkpoint(): Promise<string | undefined> {
    const state = await this.state();
    const note = state?.witnessed ?? state?.checkpoint;
    if (note !== undefined) this.options.memory.remember(note);
    return note;
  }

  /** The last checkpoint, once it has the event at a position: one is signed if need be. */
  async checkpointWith(position: string): Promise<string | undefined> {
    const note = await this.checkpoint();
    if (note !== undefined && (await this.inclusion({ position })) !== undefined) return note;
    await this.seal();
    return this.checkpoint();
  }

  /** That the log has an event; undefined where the last checkpoint does not have it. */
  async inclusion(entry: SoughtEntry): Promise<ProvenInclusion | undefined> {
    const checkpoint = await this.checkpoint();
    if (checkpoint === undefined) return undefined;
    const head = parseCheckpoint(parseNote(checkpoint).text);
    return this.onWholeTree(head, async (tree) => {
      const index = await this.indexOf(entry, tree);
      if (index === undefined || index >= head.size) return undefined;
      const [leaf] = await tree.hashes([{ level: 0, index }]);
      if (leaf === undefined) return undefined;
      const proof = await proveInclusion(index, head.size, tree.hashes);
      verifyInclusion({ ...head, index, leaf, proof });
      return { index, leaf, proof, checkpoint, tlogProof: tlogProofText({ index, proof, checkpoint }) };
    });
  }

  /** Proofs of many entries in the tree of a checkpoint of this log: each up to the checkpoint, which is left out. */
  async proofsIn(checkpoint: string): Promise<ProofsIn> {
    const { size } = parseCheckpoint(parseNote(checkpoint).text);
    const { tree } = this.options;
    await tree.catchUp();
    const hashes = remembering(tree.hashes);
    return async (position) => {
      const index = tree.indexOf(position);
      if (index === undefined || index >= size) return undefined;
      const proof = await this.retried(() => proveInclusion(index, size, hashes));
      return tlogProofText({ index, proof, checkpoint: '' });
    };
  }

  /** That the tree of `to` entries begins with that of `from`; undefined where no checkpoint reaches so far. */
  async consistency(from: number, to: number): Promise<readonly Hash[] | undefined> {
    const size = await this.signedSize();
    if (from > to || to > size) return undefined;
    return this.retried(() => proveConsistency(from, to, this.options.tree.hashes));
  }

  /** The bytes of a tile, or of a bundle of entries; undefined where no checkpoint reaches so far. */
  async tile({ level, index, width }: TilePath): Promise<Buffer | undefined> {
    const size = await this.signedSize();
    const { tree } = this.options;
    if (width > widthIn(size, level === 'entries' ? 0 : level, index)) return undefined;
    if (level !== 'entries')
      return this.retried(() => Promise.resolve(tree.tile(level, index).subarray(0, width * HASH_BYTES)));
    const events = await tree.eventsFrom(index * TILE_WIDTH, width);
    return entryBundle(events.map((event) => Buffer.from(canonicalForm(event))));
  }

  /** Has another key sign from now on. Those before it stay published. @returns the new one, as it is published */
  rotateKey(): Promise<string> {
    return this.sealing.rotateKey();
  }

  private async indexOf(entry: SoughtEntry, tree: EventTree): Promise<number | undefined> {
    if ('index' in entry) return entry.index;
    if ('hash' in entry) return tree.indexOfLeaf(entry.hash);
    if ('position' in entry) return tree.indexOf(entry.position);
    const { stream, revision } = entry;
    for await (const { position } of this.options.events.readStream(stream, { from: revision, limit: 1 }))
      return tree.indexOf(position);
    return undefined;
  }

  /** As far as the log has signed; the tree reaches so far, too. */
  private async signedSize(): Promise<number> {
    const state = await this.state();
    if (state?.checkpoint === undefined) return 0;
    const { size } = parseCheckpoint(parseNote(state.checkpoint).text);
    await this.options.tree.catchUp();
    return Math.min(size, this.options.tree.size);
  }

  /** Does something with a tree that has the root which was signed. */
  private async onWholeTree<T>(head: Checkpoint, work: (tree: EventTree) => Promise<T>): Promise<T> {
    const { tree } = this.options;
    await tree.catchUp();
    if (tree.size < head.size) throw new LogUnusable('The store has fewer events than the log has signed.');
    return this.retried(() => work(tree));
  }

  /** Where files of the tree do not fit, it is made anew, once. */
  private async retried<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TileGone || error instanceof NotVerified)) throw error;
      await this.options.tree.rebuild();
      return work().catch((again: unknown) => {
        if (!(again instanceof NotVerified)) throw again;
        throw new LogUnusable(`The events are not those that the log has signed: ${again.message}`);
      });
    }
  }
}
