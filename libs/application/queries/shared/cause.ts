import {
  type AllianceEventType,
  type LifecycleEntryDocument,
  type OccurredOn,
  READ_MODELS,
  documentId,
  streamOf,
} from '#domain';
import { type EventStore } from '#event-store';
import { type DocumentReader } from '#read-store';
import { readAllianceEvent } from '../../shared/read-alliance-event.js';

/** An event that a figure comes from. */
export interface Cause {
  readonly eventId: string;
  readonly type: AllianceEventType;
  readonly occurredOn: OccurredOn;
  /** In plain words, once the lifecycle history has got there. */
  readonly text?: string;
}

interface Sources {
  readonly store: EventStore;
  readonly documents: DocumentReader;
}

/** How many entries are read at once. */
const PAGE = 1_000;

/** Finds what events of an alliance say, by their ids. */
export async function causesOf(
  allianceId: string,
  eventIds: readonly string[],
  { store, documents }: Sources,
): Promise<(eventId: string) => Cause | undefined> {
  const wanted = new Set(eventIds);
  const causes = new Map<string, Cause & { readonly revision: number }>();
  for await (const stored of store.readStream(streamOf(allianceId))) {
    if (!wanted.has(stored.eventId)) continue;
    const { eventId, type, occurredOn, revision } = readAllianceEvent(stored);
    causes.set(eventId, { eventId, type, occurredOn, revision });
  }
  const revisions = Array.from(causes.values(), ({ revision }) => revision);
  const texts = await textsOf(allianceId, revisions, documents);
  return (eventId) => {
    const cause = causes.get(eventId);
    if (cause === undefined) return undefined;
    const { revision, ...shown } = cause;
    const text = texts.get(revision);
    return { ...shown, ...(text === undefined ? {} : { text }) };
  };
}

/** What some events of an alliance say in plain words, by revision: as far as the lifecycle history has got. */
export async function textsOf(
  allianceId: string,
  revisions: readonly number[],
  documents: DocumentReader,
): Promise<ReadonlyMap<number, string>> {
  const texts = new Map<number, string>();
  for (let from = 0; from < revisions.length; from += PAGE) {
    const ids = revisions.slice(from, from + PAGE).map((revision) => documentId(allianceId, revision));
    const page = await documents.getMany(READ_MODELS.lifecycleEntries, ids);
    for (const { revision, text } of page as unknown as LifecycleEntryDocument[]) texts.set(revision, text);
  }
  return texts;
}
