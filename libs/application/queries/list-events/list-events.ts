import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { UnknownAlliance, streamOf } from '#domain';
import { type EventStore, type RecordedEvent } from '#event-store';
import { cursorAfter, placeOf } from '../shared/cursor.js';
import { isBy } from '../shared/events-at.js';
import { type Moment, askedAt } from '../shared/moment.js';
import { type Page, type Paging } from '../shared/page.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

/** An event as it is stored. */
export interface EventAnswer extends RecordedEvent {
  readonly recordedAt: string;
}

export interface EventRange extends Moment {
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
    const asked = ['events', range.allianceId, range.from, range.to, ...askedAt(range)];
    const last = cursor === undefined ? undefined : (placeOf(cursor, asked, ['number'])[0] as number);
    const found: EventAnswer[] = [];
    for await (const event of eventsOf(this.dependencies.store, range, last, limit + 1)) {
      found.push(event);
      if (found.length > limit) break;
    }
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
  { allianceId, from = 0, to, knownAt, asOf }: EventRange,
  last = -1,
  limit = Infinity,
): AsyncGenerator<EventAnswer> {
  // As of a date, there is no saying how many events are to be passed over.
  const most = limit === Infinity || asOf !== undefined ? {} : { limit };
  const options = { from: Math.max(from, last + 1), ...most };
  for await (const event of store.readStream(streamOf(allianceId), options)) {
    const times = { revision: event.revision, ...timesOf(event) };
    if (!isBy({ revision: to, knownAt }, times)) return;
    if (!isBy({ asOf }, times)) continue;
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

function timesOf({ metadata }: RecordedEvent): { readonly recordedAt: string; readonly occurredOn: string } {
  return { recordedAt: String(metadata['recordedAt']), occurredOn: String(metadata['occurredOn']) };
}

async function requireAny(store: EventStore, allianceId: string): Promise<void> {
  for await (const event of store.readStream(streamOf(allianceId), { limit: 1 })) if (event) return;
  throw new UnknownAlliance(allianceId);
}
