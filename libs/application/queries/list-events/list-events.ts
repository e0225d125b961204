import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { UnknownAlliance, streamOf } from '#domain';
import { type EventStore, type RecordedEvent } from '#event-store';
import { cursorAfter, placeOf } from '../shared/cursor.js';
import { type Page, type Paging } from '../shared/page.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

/** An event as it is stored. */
export interface EventAnswer extends RecordedEvent {
  readonly recordedAt: string;
}

export interface EventRange {
  readonly allianceId: string;
  /** The first revision, inclusive. */
  readonly from?: number | undefined;
  /** The last revision, inclusive. */
  readonly to?: number | undefined;
}

/** The events of an alliance as they are stored, in the order of recording. */
export class ListEvents extends Query<Page<EventAnswer>> {
  constructor(
    readonly range: EventRange,
    readonly paging: Paging,
  ) {
    super();
  }
}

@QueryHandler(ListEvents)
export class ListEventsHandler implements IQueryHandler<ListEvents> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ range, paging: { limit, cursor } }: ListEvents): Promise<Page<EventAnswer>> {
    const asked = ['events', range.allianceId, range.from, range.to];
    const last = cursor === undefined ? undefined : (placeOf(cursor, asked, ['number'])[0] as number);
    const found: EventAnswer[] = [];
    for await (const event of eventsOf(this.dependencies.store, range, last, limit + 1)) found.push(event);
    if (found.length === 0) await requireAny(this.dependencies.store, range.allianceId);
    const items = found.slice(0, limit);
    return found.length <= limit
      ? { items }
      : { items, next: cursorAfter(asked, [items.at(-1)?.revision ?? 0]) };
  }
}

/** All of them, one by one. @throws UnknownAlliance before the first, if there never was one */
export class StreamEvents extends Query<AsyncIterable<EventAnswer>> {
  constructor(readonly range: EventRange) {
    super();
  }
}

@QueryHandler(StreamEvents)
export class StreamEventsHandler implements IQueryHandler<StreamEvents> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ range }: StreamEvents): Promise<AsyncIterable<EventAnswer>> {
    await requireAny(this.dependencies.store, range.allianceId);
    return eventsOf(this.dependencies.store, range);
  }
}

async function* eventsOf(
  store: EventStore,
  { allianceId, from = 0, to = Infinity }: EventRange,
  last = -1,
  limit = Infinity,
): AsyncGenerator<EventAnswer> {
  const options = { from: Math.max(from, last + 1), ...(limit === Infinity ? {} : { limit }) };
  for await (const event of store.readStream(streamOf(allianceId), options)) {
    if (event.revision > to) return;
    const { eventId, stream, revision, position, type, data, metadata } = event;
    yield {
      eventId,
      stream,
      revision,
      position,
      type,
      recordedAt: String(metadata['recordedAt']),
      data,
      metadata,
    };
  }
}

async function requireAny(store: EventStore, allianceId: string): Promise<void> {
  for await (const event of store.readStream(streamOf(allianceId), { limit: 1 })) if (event) return;
  throw new UnknownAlliance(allianceId);
}
