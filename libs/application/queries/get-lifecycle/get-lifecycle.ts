import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type LifecycleEntryDocument,
  type LifecycleHistoryDocument,
  type Phase,
  type PhaseSpan,
  READ_MODELS,
  UnknownAlliance,
  daysOf,
  defined,
} from '#domain';
import { type Reading, askedAt } from '../shared/moment.js';
import { type Paging, pageOf } from '../shared/page.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';

export type LifecycleEntry = Pick<
  LifecycleEntryDocument,
  'revision' | 'eventId' | 'type' | 'occurredOn' | 'recordedAt' | 'text' | 'by' | 'source' | 'amendedBy'
>;

export interface Lifecycle {
  readonly allianceId: string;
  readonly phase: Phase;
  readonly phases: readonly (PhaseSpan & { readonly days: number })[];
  readonly entries: readonly LifecycleEntry[];
  readonly next?: string;
}

/** The phases an alliance went through, and what happened in it, in the order in which it happened. */
export class GetLifecycle extends Query<Lifecycle> {
  constructor(
    readonly allianceId: string,
    readonly paging: Paging,
    readonly reading: Reading = {},
  ) {
    super();
  }
}

@QueryHandler(GetLifecycle)
export class GetLifecycleHandler implements IQueryHandler<GetLifecycle> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, paging, reading }: GetLifecycle): Promise<Lifecycle> {
    const { documents, now } = await this.dependencies.models.ofAlliance(allianceId, reading, [
      'lifecycle_histories',
      'lifecycle_entries',
    ]);
    const found = await documents.get(READ_MODELS.lifecycleHistories, allianceId);
    if (found === undefined) throw new UnknownAlliance(allianceId);
    const { phase, phases } = found as unknown as LifecycleHistoryDocument;
    const listing = {
      collection: READ_MODELS.lifecycleEntries,
      where: { allianceId },
      sort: ['at', 'revision'],
      asked: ['lifecycle', allianceId, ...askedAt(reading)],
    };
    const { items, ...rest } = await pageOf<LifecycleEntryDocument>(documents, listing, paging);
    const instant = Date.parse(now());
    return {
      allianceId,
      phase,
      phases: phases.map((span) => ({ ...span, days: daysOf(span, instant) ?? 0 })),
      entries: items.map((document) => entryOf(document)),
      ...rest,
    };
  }
}

function entryOf(document: LifecycleEntryDocument): LifecycleEntry {
  const { revision, eventId, type, occurredOn, recordedAt, text, by, source, amendedBy } = document;
  return defined({ revision, eventId, type, occurredOn, recordedAt, text, by, source, amendedBy });
}
