import { LRUCache } from 'lru-cache';
import { BEGINNING, eventHash, type EventStore, hashOf, type Link, type RecordedEvent } from '#event-store';
import { type Finding, findingIn } from './finding.js';

/** Streams whose last event is remembered; that of another is read again. */
const MOST_LINKS = 100_000;

export interface ChainedFrom {
  readonly stream: string;
  /** Of the first event that has a hash. */
  readonly revision: number;
}

/** How far a check has got, as it can be written down and gone on with. */
export interface ChainsChecked {
  readonly events: number;
  /** Events without a hash, recorded before there were any. */
  readonly unchained: number;
  /** Where the chain begins in streams that have such events. */
  readonly chainedFrom: readonly ChainedFrom[];
  /** The first finding of each stream that is not as it was recorded. */
  readonly findings: readonly Finding[];
}

const NOTHING: ChainsChecked = { events: 0, unchained: 0, chainedFrom: [], findings: [] };

/** Holds events, in the order of their positions, against their hashes and each other's. */
export class ChainCheck {
  private readonly links = new LRUCache<string, Link>({ max: MOST_LINKS });
  private readonly broken: Map<string, Finding>;
  /** Of the last event whose hash is not its own, by its stream: what its hash would be. */
  private readonly altered = new Map<string, string>();
  events: number;
  private unchained: number;
  private readonly chainedFrom: ChainedFrom[];

  constructor(
    private readonly store: Pick<EventStore, 'readStream'>,
    { events, unchained, chainedFrom, findings }: ChainsChecked = NOTHING,
  ) {
    this.events = events;
    this.unchained = unchained;
    this.chainedFrom = [...chainedFrom];
    this.broken = new Map(findings.map((finding) => [finding.stream ?? '', finding]));
  }

  get checked(): ChainsChecked {
    const { events, unchained, chainedFrom } = this;
    return { events, unchained, chainedFrom, findings: [...this.broken.values()] };
  }

  /**
   * Takes in the next event. What comes after the first finding in a stream is not looked at.
   * @returns the hash of the event; undefined where it cannot be read
   */
  async take(event: RecordedEvent): Promise<string | undefined> {
    const { stream, revision, eventId } = event;
    this.events += 1;
    let hash: string;
    try {
      hash = eventHash(event);
    } catch (error) {
      this.find(stream, { revision, eventId, field: 'data', problem: (error as Error).message });
      return undefined;
    }
    if (this.broken.has(stream)) this.explain(event);
    else {
      const before = this.links.get(stream) ?? (await this.linkBefore(event));
      const wrong = wrongWith(event, hash, before);
      if (wrong !== undefined) this.find(stream, wrong);
      if (wrong?.field === CONTENT) this.altered.set(stream, hash);
      const stored = hashOf(event);
      if (stored === undefined) this.unchained += 1;
      else if (!before.isChained) this.chainedFrom.push({ stream, revision });
      this.links.set(stream, { revision, hash: stored ?? hash, isChained: stored !== undefined });
    }
    return hash;
  }

  private find(stream: string, wrong: Wrong): void {
    if (!this.broken.has(stream)) this.broken.set(stream, findingIn(stream, wrong));
  }

  /** The event after one whose hash is not that of its content tells whether it was its hash that was altered. */
  private explain({ stream, metadata }: RecordedEvent): void {
    const finding = this.broken.get(stream);
    if (finding !== undefined && metadata['previousHash'] === this.altered.get(stream))
      this.broken.set(stream, { ...finding, field: 'metadata.hash', problem: 'It was altered.' });
    this.altered.delete(stream);
  }

  private async linkBefore({ stream, revision }: RecordedEvent): Promise<Link> {
    if (revision === 0) return BEGINNING;
    const range = { from: revision - 1, direction: 'backwards', limit: 1 } as const;
    for await (const event of this.store.readStream(stream, range)) {
      const stored = hashOf(event);
      return {
        revision: event.revision,
        hash: stored ?? eventHash(event),
        isChained: stored !== undefined,
      };
    }
    return BEGINNING;
  }
}

interface Wrong {
  readonly revision: number;
  readonly eventId?: string;
  readonly field: string;
  readonly problem: string;
}

/** An event has one hash for all of its fields. */
const CONTENT = 'data, metadata, type or eventId';

/** What is wrong with an event that comes after another, if anything is. */
function wrongWith(event: RecordedEvent, hash: string, before: Link): Wrong | undefined {
  const { revision, eventId, metadata } = event;
  const here = (field: string, problem: string): Wrong => ({ revision, eventId, field, problem });
  const next = before.revision + 1;
  if (revision > next) return { revision: next, field: 'revision', problem: missing(next, revision - 1) };
  if (revision < next) return here('revision', `It stands after revision ${before.revision}.`);
  const { previousHash, chainedFrom } = metadata;
  const isFirst = revision === 0;
  if (hashOf(event) === undefined) {
    const isOld = (isFirst || !before.isChained) && previousHash === undefined && chainedFrom === undefined;
    return isOld ? undefined : here('metadata.hash', 'It is missing.');
  }
  if (previousHash !== (isFirst ? undefined : before.hash))
    return here(
      'metadata.previousHash',
      isFirst
        ? 'The first event of a stream follows none.'
        : `It is not the hash of revision ${before.revision}: an event was altered, put in or taken out.`,
    );
  if (hashOf(event) !== hash) return here(CONTENT, 'The hash of the event is that of another content.');
  if (!before.isChained && chainedFrom !== revision)
    return {
      revision: before.revision,
      field: 'metadata.hash',
      problem: 'It is missing: the next event says that it was there.',
    };
  return undefined;
}

function missing(from: number, to: number): string {
  return from === to ? 'The event is missing.' : `The events up to revision ${to} are missing.`;
}
