import {
  type FigureLineage,
  type Judgement,
  type RecordedAllianceEvent,
  defined,
  isAmendment,
} from '#domain';

type Named = Pick<
  RecordedAllianceEvent,
  'eventId' | 'revision' | 'position' | 'type' | 'occurredOn' | 'recordedAt' | 'recordedBy' | 'source'
>;

/** A correction or a retraction. */
export interface AmendingEvent extends Named {
  readonly text?: string;
}

/** An event behind a figure, as it counts. */
export interface LineageEvent extends Named {
  /** In plain words, once the lifecycle history has got there. */
  readonly text?: string;
  /** Of an outcome: the terms it was judged by. */
  readonly judgedBy?: Judgement;
  /** Of what counts in the place of an entry: the id under which it was first recorded. */
  readonly amends?: string;
  /** What corrected it, or retracted it, in the order of recording. */
  readonly amendedBy?: readonly AmendingEvent[];
}

/** Each event behind some inputs once, in the order of recording. */
export function lineageEventsOf(
  inputs: FigureLineage['inputs'],
  recorded: readonly RecordedAllianceEvent[],
): LineageEvent[] {
  const behind = new Map(inputs.flatMap(({ events }) => events.map((event) => [event.revision, event])));
  const amendments = amendmentsByEntry(recorded);
  return [...behind.values()]
    .sort((a, b) => a.revision - b.revision)
    .map((event) =>
      defined({
        ...named(event),
        amends: event.amends,
        judgedBy:
          'judgedBy' in event.data && 'weight' in event.data.judgedBy ? event.data.judgedBy : undefined,
        amendedBy: amendments.get(event.amends ?? event.eventId)?.map(named),
      }),
    );
}

/** By the id under which an entry was first recorded: all that amended it, one another included. */
function amendmentsByEntry(
  recorded: readonly RecordedAllianceEvent[],
): ReadonlyMap<string, RecordedAllianceEvent[]> {
  const entryOf = new Map<string, string>();
  const amendments = new Map<string, RecordedAllianceEvent[]>();
  for (const event of recorded.filter(isAmendment)) {
    const entry = entryOf.get(event.data.eventId) ?? event.data.eventId;
    entryOf.set(event.eventId, entry);
    amendments.set(entry, [...(amendments.get(entry) ?? []), event]);
  }
  return amendments;
}

function named(event: RecordedAllianceEvent): Named {
  const { eventId, revision, position, type, occurredOn, recordedAt, recordedBy, source } = event;
  return defined({ eventId, revision, position, type, occurredOn, recordedAt, recordedBy, source });
}
