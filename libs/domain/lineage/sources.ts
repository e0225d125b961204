import { isAmendment } from '../amendments/amended-history.js';
import { type AssessmentState } from '../assessment/assessment-state.js';
import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { subjectsOf } from './subjects.js';

interface Revised {
  readonly revision: number;
}

/** What the lineage of an alliance's figures is read from. */
export interface LineageSources {
  readonly state: AssessmentState;
  /** The event with a revision, as it counts. */
  readonly event: (ref: Revised) => RecordedAllianceEvent | undefined;
  /**
   * The events behind some: they themselves and all others about the same commitments, contributions, objectives and the
   * like, with what was retracted of those; each once, in the order of recording.
   */
  readonly behind: (...refs: readonly Revised[]) => RecordedAllianceEvent[];
  /** Those that figures name by their ids, and the events behind them. */
  readonly withIds: (eventIds: readonly string[]) => RecordedAllianceEvent[];
}

/**
 * @param state of the events that count
 * @param counting those, in the order of recording
 * @param recorded all, as they were recorded
 */
export function lineageSources(
  state: AssessmentState,
  counting: readonly RecordedAllianceEvent[],
  recorded: readonly RecordedAllianceEvent[],
): LineageSources {
  const byRevision = new Map(counting.map((event) => [event.revision, event]));
  const bySubject = new Map<string, Set<number>>();
  for (const event of [...recorded, ...counting]) {
    // An amendment is told of with the entry it amends.
    if (isAmendment(event)) continue;
    for (const subject of subjectsOf(event))
      bySubject.set(subject, (bySubject.get(subject) ?? new Set()).add(event.revision));
  }
  const related = (event: RecordedAllianceEvent): readonly number[] => [
    event.revision,
    ...subjectsOf(event).flatMap((subject) => [...(bySubject.get(subject) ?? [])]),
  ];
  // What counts in the place of an entry comes before the amendment whose id it bears.
  const byId = new Map(counting.toReversed().map((event) => [event.eventId, event]));
  const event = ({ revision }: Revised): RecordedAllianceEvent | undefined => byRevision.get(revision);
  const behind = (...refs: readonly Revised[]): RecordedAllianceEvent[] => {
    const revisions = new Set(refs.flatMap((ref) => related(event(ref) ?? missing(ref))));
    return [...revisions].sort((a, b) => a - b).flatMap((revision) => byRevision.get(revision) ?? []);
  };
  return {
    state,
    event,
    behind,
    withIds: (eventIds) => behind(...eventIds.flatMap((eventId) => byId.get(eventId) ?? [])),
  };
}

function missing({ revision }: Revised): never {
  throw new Error(`No event counts at revision ${revision}.`);
}
