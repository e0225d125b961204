import { type AssessmentState, type RecordedAllianceEvent, evolveAssessment } from '#domain';

interface Folded {
  readonly events: readonly RecordedAllianceEvent[];
  readonly state: AssessmentState | undefined;
}

/** Folds one history after the other, each from the longest one before that it begins with. */
export class Refolding {
  private readonly folded: Folded[] = [];

  /** The state of some events, as they count and in the order of recording; undefined, if there are none. */
  fold(events: readonly RecordedAllianceEvent[]): AssessmentState | undefined {
    while (!begins(events, this.folded.at(-1)?.events ?? [])) this.folded.pop();
    const known = this.folded.at(-1) ?? { events: [], state: undefined };
    const state = evolveAssessment(known.state, events.slice(known.events.length));
    this.folded.push({ events, state });
    return state;
  }
}

function begins(
  events: readonly RecordedAllianceEvent[],
  beginning: readonly RecordedAllianceEvent[],
): boolean {
  return beginning.every((event, nth) => isSame(event, events[nth]));
}

/** What counts in the place of an entry bears the id of the amendment that says so. */
function isSame(one: RecordedAllianceEvent, other: RecordedAllianceEvent | undefined): boolean {
  return one.revision === other?.revision && one.eventId === other.eventId;
}
