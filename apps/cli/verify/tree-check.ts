import { CHECKPOINTS, type KnownCheckpoint, LOG_PREFIX } from '#runtime';
import { type RecordedEvent } from '#event-store';
import { CompactRange } from '#transparency-log';
import { type Finding, findingIn } from './finding.js';
import { counted } from '../terminal/figures.js';

/** How far a tree has grown, as it can be written down and gone on with. */
export interface TreeChecked {
  readonly size: number;
  /** In base64: see `CompactRange`. */
  readonly subtrees: readonly string[];
  /** Checkpoints whose root is that of the events. */
  readonly checkpoints: number;
  readonly findings: readonly Finding[];
}

/** Holds the events, in the order of their positions, against the checkpoints that the log has signed. */
export class TreeCheck {
  private readonly range: CompactRange;
  private readonly bySize = new Map<number, KnownCheckpoint[]>();
  private agreed: number;
  private readonly findings: Finding[];
  private isWhole = true;

  constructor(
    known: readonly KnownCheckpoint[],
    { size, subtrees, checkpoints, findings }: TreeChecked = {
      size: 0,
      subtrees: [],
      checkpoints: 0,
      findings: [],
    },
  ) {
    this.range = new CompactRange(
      size,
      subtrees.map((hash) => Buffer.from(hash, 'base64')),
    );
    this.agreed = checkpoints;
    this.findings = [...findings];
    for (const one of known)
      if (one.checkpoint === undefined) {
        if (size === 0) this.find(one, 'No key of the log has signed this checkpoint.');
      } else if (one.checkpoint.size > size || size === 0)
        this.bySize.set(one.checkpoint.size, [...(this.bySize.get(one.checkpoint.size) ?? []), one]);
    if (size === 0) this.compare();
  }

  get checked(): TreeChecked {
    return {
      size: this.range.size,
      subtrees: this.range.hashes.map((hash) => hash.toString('base64')),
      checkpoints: this.agreed,
      findings: this.findings,
    };
  }

  /** @param hash undefined where the event cannot be read: there is no tree from there on */
  take({ stream }: RecordedEvent, hash: string | undefined): void {
    if (stream.startsWith(LOG_PREFIX) || !this.isWhole) return;
    if (hash === undefined) {
      this.isWhole = false;
      return;
    }
    this.range.append(Buffer.from(hash, 'base64'));
    this.compare();
  }

  /** Says which checkpoints speak of more events than there are. */
  end(): void {
    if (!this.isWhole) return;
    const { size } = this.range;
    for (const [signed, known] of this.bySize)
      if (signed > size)
        for (const one of known)
          this.find(
            one,
            `The log has signed ${counted(signed, 'event')}, and there are ${counted(size, 'event')}: the last ones were taken out.`,
          );
  }

  private compare(): void {
    const known = this.bySize.get(this.range.size);
    if (known === undefined) return;
    const root = this.range.root();
    for (const one of known)
      if (one.checkpoint?.root.equals(root) === true) this.agreed += 1;
      else if (this.findings.length === 0)
        this.find(
          one,
          `The first ${counted(this.range.size, 'event')} are not those that the log has signed: one was altered, put in or taken out.`,
        );
  }

  private find({ revision }: KnownCheckpoint, problem: string): void {
    this.findings.push(findingIn(CHECKPOINTS, { revision, field: 'data.checkpoint', problem }));
  }
}
