import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type OccurredOn,
  type RecordedAllianceEvent,
  UnknownAlliance,
  allianceView,
  amendedHistory,
  commitmentView,
  endOf,
  evidenceOfCommitment,
  overdueFrom,
  pausedSince,
  pausesOf,
  readRecorded,
  startOf,
  statusAt,
  streamOf,
  timelineOf,
} from '#domain';
import { type AllianceAnswer, trustAnswer } from '../shared/alliance-answer.js';
import type { CommitmentAnswer } from '../shared/commitment-answer.js';
import type { QueryDependencies } from '../shared/query-dependencies.js';
import { type FoldedState, foldState } from './fold-state.js';

/** How far to fold: up to a revision, as known at an instant, as of a date; none of these: all there is. */
export type StateMoment =
  | { readonly revision: number }
  | { readonly knownAt: string }
  | { readonly asOf: OccurredOn }
  | Record<never, never>;

export interface StateAnswer extends AllianceAnswer {
  /** In the order in which they were recorded. */
  readonly commitments: readonly CommitmentAnswer[];
}

/** An alliance as its events say, whatever the read models say. */
export class GetState extends Query<StateAnswer> {
  constructor(
    readonly allianceId: string,
    readonly moment: StateMoment,
  ) {
    super();
  }
}

@QueryHandler(GetState)
export class GetStateHandler implements IQueryHandler<GetState> {
  constructor(private readonly dependencies: QueryDependencies) {}

  async execute({ allianceId, moment }: GetState): Promise<StateAnswer> {
    const recorded: RecordedAllianceEvent[] = [];
    for await (const stored of this.dependencies.store.readStream(streamOf(allianceId)))
      recorded.push(readRecorded(stored));
    const folded = foldState(countingBy(moment, recorded));
    if (folded === undefined) throw new UnknownAlliance(allianceId);
    return answer(folded, readAt(moment, this.dependencies.now()));
  }
}

/** The events that count at a moment: up to a revision or an instant as they were known then, as of a date as they are known now. */
export function countingBy(
  moment: StateMoment,
  recorded: readonly RecordedAllianceEvent[],
): RecordedAllianceEvent[] {
  const isByThen = (event: RecordedAllianceEvent): boolean => isBy(moment, event);
  return 'asOf' in moment
    ? amendedHistory(recorded).filter(isByThen)
    : amendedHistory(recorded.filter(isByThen));
}

/** Whether an event counts at a moment. */
export function isBy(
  moment: StateMoment,
  event: Pick<RecordedAllianceEvent, 'revision' | 'recordedAt' | 'occurredOn'>,
): boolean {
  if ('revision' in moment) return event.revision <= moment.revision;
  if ('knownAt' in moment) return Date.parse(event.recordedAt) <= endOf(moment.knownAt);
  if ('asOf' in moment) return startOf(event.occurredOn) <= endOf(moment.asOf);
  return true;
}

/** The moment at which trust and due dates are looked at: an instant, ISO 8601, UTC. */
function readAt(moment: StateMoment, now: string): string {
  if ('knownAt' in moment) return new Date(endOf(moment.knownAt)).toISOString();
  if ('asOf' in moment) return new Date(endOf(moment.asOf)).toISOString();
  return now;
}

function answer(
  { profile, commitments, counts, otherEvidence, revision, position }: FoldedState,
  asOf: string,
): StateAnswer {
  const view = allianceView(profile, counts);
  const pauses = pausesOf(profile.phases);
  const all = [...commitments.values()];
  const evidence = [...all.flatMap(evidenceOfCommitment), ...otherEvidence];
  const last = timelineOf({}, evidence, profile.policies).at(-1);
  return {
    ...view,
    trust: trustAnswer(last ?? { R: 0, S: 0, at: Date.parse(asOf) }, view, asOf),
    revision,
    position,
    commitments: all.map((commitment) => {
      const shown = commitmentView(commitment, pauses);
      const overdue = overdueFrom(shown, pausedSince(pauses));
      return { ...shown, status: statusAt({ status: shown.status, overdueFrom: overdue }, Date.parse(asOf)) };
    }),
  };
}
