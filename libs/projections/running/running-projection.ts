import { defined, readRecorded, type RecordedAllianceEvent } from '#domain';
import { type EventStore, readAs, type RecordedEvent } from '#event-store';
import { type ProjectionWriter, type Quarantined } from '#read-store';

import { AmendingProjector } from '../amendments/amending-projector.js';
import { type Projection, type Projector, type Written } from '../projection/projection.js';
import { byStream, type Delivered, delivered, quarantined, readAll } from './delivered.js';
import { type EventSource } from './event-source.js';
import { isIn, type Part } from './parts.js';

/** Is told what a projection does. */
export interface ProjectionObserver {
  /** A batch was written, of so many events: it brought the part up to an event, recorded at an instant. */
  onBatch?(batch: {
    readonly projection: string;
    readonly events: number;
    readonly checkpoint: string;
    readonly recordedAt: string | undefined;
  }): void;
  /** An alliance's event cannot be handled: the alliance has to wait. */
  onQuarantined?(projection: string, quarantined: Quarantined): void;
  onReleased?(projection: string, stream: string): void;
}

export interface Dependencies {
  readonly events: EventStore;
  readonly source: EventSource;
  readonly part: Part;
  readonly cacheBytes?: number | undefined;
  readonly observer?: ProjectionObserver | undefined;
}

/** A projection that takes a part of the events in, batch by batch, onto one generation of its documents. */
export class RunningProjection {
  private readonly name: string;
  private readonly projector: Projector;
  private readonly events: EventStore;
  private readonly observer: ProjectionObserver;
  private readonly waiting = new Set<string>();
  private seen: { readonly upTo?: string; readonly source?: string } = {};
  private isRead = false;

  private constructor(
    projection: Projection,
    private readonly writer: ProjectionWriter,
    private readonly dependencies: Dependencies,
  ) {
    const { events, cacheBytes, observer = {} } = dependencies;
    this.name = projection.spec.name;
    this.projector = new AmendingProjector(projection, writer, readAs(events, readRecorded), cacheBytes);
    this.events = events;
    this.observer = observer;
  }

  /** Goes on from where the writer's part is, and tries those of it again that are in quarantine. */
  static async begin(
    projection: Projection,
    writer: ProjectionWriter,
    dependencies: Dependencies,
  ): Promise<RunningProjection> {
    const running = new RunningProjection(projection, writer, dependencies);
    running.seen = defined({ upTo: await writer.checkpoint(), source: await writer.source() });
    running.isRead = await writer.isRead();
    for (const { stream } of await writer.quarantined())
      if (isIn(dependencies.part, stream)) await running.tryOneByOne(stream);
    return running;
  }

  /** Of the last event that was taken in. */
  get checkpoint(): string | undefined {
    return this.seen.upTo;
  }

  /** What was stored with the checkpoint of the events: see `EventSource`. */
  get source(): string | undefined {
    return this.seen.source;
  }

  /**
   * Takes events in that it has not seen, in order; alliances that have to wait are passed over.
   * @param last the last event that was delivered, of whichever part
   * @param beforeLast the position of the one before that, if there is one
   */
  async take(
    batch: readonly Delivered[],
    last: RecordedEvent,
    beforeLast: string | undefined,
  ): Promise<void> {
    const { documents, troubled } = await this.project(
      byStream(batch.filter(({ stored }) => !this.waiting.has(stored.stream))),
    );
    const source = this.dependencies.source.describe(last, beforeLast);
    await this.writer.write({
      documents,
      checkpoint: last.position,
      source,
      ...(troubled.length > 0 && { quarantine: troubled }),
    });
    this.seen = { upTo: last.position, source };
    const recordedAt = last.metadata['recordedAt'];
    this.observer.onBatch?.({
      projection: this.name,
      events: batch.length,
      checkpoint: last.position,
      recordedAt: typeof recordedAt === 'string' ? recordedAt : undefined,
    });
    for (const { stream } of troubled) await this.tryOneByOne(stream);
  }

  /** All that was recorded was delivered: what was built beside what people read takes its place. */
  async promote(): Promise<void> {
    if (!this.isRead) this.isRead = await this.writer.promote();
  }

  private async project(
    streams: ReadonlyMap<string, readonly Delivered[]>,
  ): Promise<{ readonly documents: readonly Written[]; readonly troubled: readonly Quarantined[] }> {
    const readable = new Map<string, readonly RecordedAllianceEvent[]>();
    const troubled: Quarantined[] = [];
    const trouble = (stream: string, error: unknown): void => {
      const first = streams.get(stream)?.[0];
      if (first) troubled.push(quarantined(first.stored, error));
    };
    for (const [stream, events] of streams) {
      const read = readAll(events);
      if ('error' in read) trouble(stream, read.error);
      else readable.set(stream, read.done);
    }
    const documents: Written[] = [];
    for (const [stream, projected] of await this.projector.project(readable)) {
      if ('error' in projected) trouble(stream, projected.error);
      else for (const document of projected.documents) documents.push(document);
    }
    return { documents, troubled };
  }

  /**
   * Takes in what a stream has told up to the checkpoint, one event after the other, so that all that comes
   * before an event that cannot be handled is shown, and nothing after it.
   */
  private async tryOneByOne(stream: string): Promise<void> {
    const { checkpoint } = this;
    if (checkpoint === undefined) return;
    for await (const stored of this.events.readStream(stream)) {
      if (stored.position > checkpoint) break;
      const { documents, troubled } = await this.project(new Map([[stream, [delivered(stored)]]]));
      const [trouble] = troubled;
      if (trouble) {
        await this.writer.write({ documents: [], checkpoint, quarantine: [trouble] });
        this.waiting.add(stream);
        this.observer.onQuarantined?.(this.name, trouble);
        return;
      }
      if (documents.length > 0) await this.writer.write({ documents, checkpoint });
    }
    await this.writer.write({ documents: [], checkpoint, released: [stream] });
    this.waiting.delete(stream);
    this.observer.onReleased?.(this.name, stream);
  }
}
