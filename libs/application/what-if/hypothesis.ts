import {
  type EventSaid,
  type TrustPolicy,
  type RecordedAllianceEvent,
  leftOutWith,
  streamOf,
  underPolicy,
} from '#domain';
import { type Appended, type JsonObject, type ReadStreamOptions, type RecordedEvent } from '#event-store';
import { type CommandStore } from '../handle-command/command-store.js';
import { readAllianceEvent } from '../shared/read-alliance-event.js';
import { NotToLeaveOut } from './errors.js';

/** In which way an alliance is thought to have been otherwise. */
export interface Hypothesis {
  /** The ids of events that are left out, with what builds on them. */
  readonly without?: readonly string[] | undefined;
  /** The trust policy it has had from the beginning. */
  readonly trustPolicy?: TrustPolicy | undefined;
}

/**
 * The events of one alliance as they would be recorded under a hypothesis; nothing can be appended. What is left out
 * keeps its place, as an entry that amends nothing: so every other event keeps its revision.
 */
export class HypotheticalStore implements CommandStore {
  private constructor(
    private readonly stream: string,
    private readonly events: readonly RecordedEvent[],
    /** The ids of all that is left out, in the order of recording. */
    readonly leftOut: readonly string[],
  ) {}

  /**
   * @param knownAt what was recorded by then; left out, all
   * @throws NotToLeaveOut
   */
  static async of(
    store: Pick<CommandStore, 'readStream'>,
    allianceId: string,
    { without = [], trustPolicy }: Hypothesis,
    knownAt: string | undefined,
  ): Promise<HypotheticalStore> {
    const stream = streamOf(allianceId);
    const stored: RecordedEvent[] = [];
    const recorded: RecordedAllianceEvent[] = [];
    for await (const one of store.readStream(stream)) {
      const event = readAllianceEvent(one);
      if (knownAt !== undefined && Date.parse(event.recordedAt) > Date.parse(knownAt)) break;
      stored.push(one);
      recorded.push(event);
    }
    requireToLeaveOut(recorded, without);
    const leftOut = leftOutWith(recorded, without);
    const events = stored.map((one) => {
      if (leftOut.has(one.eventId)) return placeOf(one);
      return trustPolicy === undefined ? one : judgedUnder(one, trustPolicy);
    });
    return new HypotheticalStore(stream, events, [...leftOut]);
  }

  append(): Promise<Appended> {
    throw new Error('What is only thought of cannot be appended to.');
  }

  async *readStream(stream: string, { from = 0 }: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent> {
    if (stream === this.stream) yield* this.events.filter(({ revision }) => revision >= from);
  }
}

/** The first event is the alliance itself. @throws NotToLeaveOut */
function requireToLeaveOut(recorded: readonly RecordedAllianceEvent[], eventIds: readonly string[]): void {
  const known = new Set(recorded.map(({ eventId }) => eventId));
  eventIds.forEach((eventId, nth) => {
    if (!known.has(eventId)) throw new NotToLeaveOut(nth, 'must be an event of the alliance, as known then');
    if (recorded[0]?.eventId === eventId)
      throw new NotToLeaveOut(nth, 'must not be the event that formed the alliance');
  });
}

function placeOf(event: RecordedEvent): RecordedEvent {
  return { ...event, type: 'EntryRetracted', data: { eventId: event.eventId, reason: 'Left out' } };
}

function judgedUnder(event: RecordedEvent, policy: TrustPolicy): RecordedEvent {
  const { data } = underPolicy({ type: event.type, data: event.data } as unknown as EventSaid, policy);
  return { ...event, data: data as unknown as JsonObject };
}
