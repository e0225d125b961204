import { type EventStore } from '#event-store';
import {
  type Checkpoint,
  checkpointText,
  NotVerified,
  noteOf,
  openNote,
  parseCheckpoint,
  parseNote,
  type Policy,
  proveConsistency,
  type Signer,
  signatureOf,
  verifierFrom,
  verifyConsistency,
} from '#transparency-log';
import {
  type FormerOrigin,
  type Latest,
  latestState,
  type LogState,
  storeState,
} from './checkpoint-stream.js';
import { type EventTree, TileGone } from './event-tree.js';
import { currentKey, keyIn, nextKey } from './log-key.js';
import { LogUnusable } from './log-unusable.js';
import { type SignedMemory } from './signed-memory.js';

/** What may happen to a process between any two of these. */
export type SealingStep = 'read' | 'proved' | 'signed' | 'stored' | 'remembered';

export interface TransparencyLogOptions {
  /** As the events are stored: chained, and not upcast or decrypted. */
  readonly events: EventStore;
  readonly tree: EventTree;
  readonly memory: SignedMemory;
  readonly keyFile: string;
  /** Which log it is. Default: the store's identity makes a name. */
  readonly origin?: string;
  readonly now: () => string;
  readonly fresh: () => string;
  /** Is told why the log goes on under another name. */
  readonly onNewOrigin?: (reason: string, origin: string) => void;
  /** Who cosigns. Default: nobody. */
  readonly policy?: Policy;
  readonly onWitnessTrouble?: (url: string, why: string) => void;
  /** For tests: is told of each step, and may throw. */
  readonly onStep?: (step: SealingStep) => void;
}

/** Somebody else sealed at the same moment each time. */
const MOST_ATTEMPTS = 20;

/** How a log signs: nothing that is inconsistent with what it signed before, whatever happens in between. */
export class Sealing {
  private sealing: Promise<string> | undefined;

  constructor(private readonly options: TransparencyLogOptions) {}

  /** As `TransparencyLog.seal`. */
  seal(): Promise<string> {
    this.sealing ??= this.sealOnce().finally(() => (this.sealing = undefined));
    return this.sealing;
  }

  /** Has another key sign from now on. Those before it stay published. @returns the new one, as it is published */
  async rotateKey(): Promise<string> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const { state, expected } = await latestState(this.options.events);
      if (state === undefined) {
        await this.seal();
        continue;
      }
      const { verifierKey } = nextKey(this.options.keyFile, state.origin);
      const keys = [...state.keys, { verifierKey, since: this.options.now() }];
      if (!(await this.store('KeyRotated', { ...state, keys }, expected))) continue;
      currentKey(this.options.keyFile, state.origin, verifierKey);
      return verifierKey;
    }
    throw new LogUnusable('The key could not be changed, since the log was sealed each time.');
  }

  /** Stores the signatures of witnesses below the checkpoint that they are of. */
  async addCosigned(note: string, isWitnessed: boolean): Promise<void> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const { state, expected } = await latestState(this.options.events);
      if (state?.checkpoint === undefined) return;
      const isLatest = parseNote(state.checkpoint).text === parseNote(note).text;
      const next = {
        ...state,
        ...(isLatest && { checkpoint: note }),
        ...(isWitnessed && isNewer(note, state.witnessed) && { witnessed: note }),
      };
      if (await this.store('CheckpointCosigned', next, expected)) return;
    }
  }

  private async sealOnce(): Promise<string> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const sealed = await this.trySealing();
      if (sealed !== undefined) return sealed;
    }
    throw new LogUnusable('Others sealed the log each time that this process wanted to.');
  }

  /** Undefined where somebody else was faster. */
  private async trySealing(): Promise<string | undefined> {
    const { tree, memory } = this.options;
    const latest = await latestState(this.options.events);
    await this.requireSameHistory(latest.state);
    const head = await tree.head();
    const state = await this.begun(latest);
    this.step('read');
    if (state === undefined) return undefined;
    const before = state.state.checkpoint;
    if (before !== undefined && parseCheckpoint(parseNote(before).text).size === head.size)
      return this.hand(before);
    this.step('proved');
    const signer = this.signer(state.state);
    const text = checkpointText({ origin: state.state.origin, ...head });
    const note = noteOf({ text, signatures: [signatureOf(text, signer)] });
    this.step('signed');
    const next = { ...state.state, checkpoint: note };
    if (!(await this.store('CheckpointSigned', next, state.expected))) return undefined;
    this.step('stored');
    memory.remember(note);
    this.step('remembered');
    return note;
  }

  private hand(note: string): string {
    this.options.memory.remember(note);
    return note;
  }

  /**
   * The log's own last checkpoint is of these events, or nothing more is signed. Files of the tree that do not fit are
   * made anew before that is said.
   */
  private async requireSameHistory(state: LogState | undefined): Promise<void> {
    const { tree } = this.options;
    await tree.catchUp();
    if (state?.checkpoint === undefined) return;
    const signed = this.opened(state, state.checkpoint);
    if (await this.begins(signed)) return;
    await tree.rebuild();
    if (await this.begins(signed)) return;
    throw new LogUnusable(
      `The events are not those of the checkpoint of ${signed.size} entries that the log has signed: it signs nothing more. "entente verify" tells what was changed.`,
    );
  }

  /** A checkpoint that somebody put into the log's stream, but the log did not sign, is none. */
  private opened({ keys }: LogState, note: string): Checkpoint {
    try {
      return parseCheckpoint(
        openNote(
          note,
          keys.map(({ verifierKey }) => verifierFrom(verifierKey)),
        ).text,
      );
    } catch (error) {
      if (!(error instanceof NotVerified)) throw error;
      throw new LogUnusable(`The last checkpoint of the log is not its own: ${error.message}`);
    }
  }

  /** Whether the events begin with those of a checkpoint: there is a proof of it, and it holds. */
  private async begins(signed: Checkpoint): Promise<boolean> {
    const { tree } = this.options;
    if (tree.size < signed.size) return false;
    try {
      verifyConsistency(
        signed,
        await tree.head(),
        await proveConsistency(signed.size, tree.size, tree.hashes),
      );
      return true;
    } catch (error) {
      if (error instanceof NotVerified || error instanceof TileGone) return false;
      throw error;
    }
  }

  /** The log as it is about to sign: begun if it is new, and under another name if its store was put back. */
  private async begun({
    state,
    expected,
  }: Latest): Promise<{ state: LogState; expected: Latest['expected'] } | undefined> {
    const { now, memory } = this.options;
    const configured = this.options.origin ?? `entente/${await this.options.events.identity()}`;
    const origin = state?.configured === configured ? state.origin : configured;
    const reason = await this.whyAnother(state, configured, origin);
    if (state !== undefined && reason === undefined) return { state, expected };
    const renamed =
      reason === undefined || memory.last(origin) === undefined ? origin : `${configured}/${now()}`;
    const former =
      state === undefined
        ? this.forgotten(origin, renamed, reason)
        : [...state.former, this.ended(state, reason)];
    const key = keyIn(this.options.keyFile, renamed);
    const keys = [{ verifierKey: key.verifierKey, since: now() }];
    const next = { origin: renamed, configured, keys, former };
    if (!(await this.store('LogBegun', next, expected))) return undefined;
    if (reason !== undefined) this.options.onNewOrigin?.(reason, renamed);
    const latest = await latestState(this.options.events);
    return latest.state?.origin === renamed ? { state: latest.state, expected: latest.expected } : undefined;
  }

  private async whyAnother(
    state: LogState | undefined,
    configured: string,
    origin: string,
  ): Promise<string | undefined> {
    if (state !== undefined && state.configured !== configured)
      return `The settings call the log ${configured}, and no longer ${state.configured}.`;
    const handedOut = this.options.memory.last(origin);
    if (handedOut === undefined) return undefined;
    const signed = parseCheckpoint(parseNote(handedOut).text);
    if (await this.begins(signed)) return undefined;
    return `The store is not the one of which a checkpoint of ${signed.size} entries was handed out: it was put back from a backup that is behind, or is another.`;
  }

  private ended({ origin, keys, checkpoint }: LogState, reason = ''): FormerOrigin {
    const handedOut = this.options.memory.last(origin) ?? checkpoint;
    return {
      origin,
      keys,
      until: this.options.now(),
      reason,
      ...(handedOut !== undefined && { checkpoint: handedOut }),
    };
  }

  /** A name that only the memory of what was handed out knows: its keys are on the checkpoints. */
  private forgotten(origin: string, renamed: string, reason = ''): FormerOrigin[] {
    const checkpoint = this.options.memory.last(origin);
    if (origin === renamed || checkpoint === undefined) return [];
    return [{ origin, keys: [], until: this.options.now(), reason, checkpoint }];
  }

  private signer({ origin, keys }: LogState): Signer {
    return currentKey(this.options.keyFile, origin, keys.at(-1)?.verifierKey ?? '');
  }

  private store(
    type: Parameters<typeof storeState>[1],
    state: LogState,
    expected: Latest['expected'],
  ): Promise<boolean> {
    const { events, fresh, now } = this.options;
    return storeState(events, type, state, { expected, eventId: fresh(), now: now() });
  }

  private step(step: SealingStep): void {
    this.options.onStep?.(step);
  }
}

function isNewer(note: string, other: string | undefined): boolean {
  if (other === undefined) return true;
  const [one, two] = [note, other].map((text) => parseCheckpoint(parseNote(text).text));
  return one?.origin !== two?.origin || (one?.size ?? 0) >= (two?.size ?? 0);
}
