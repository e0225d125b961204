import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  UnknownAlliance,
  allianceView,
  commitmentView,
  evidenceOfCommitment,
  overdueFrom,
  pausedSince,
  pausesOf,
  statusAt,
  timelineOf,
} from '#domain';
import { type AllianceAnswer, trustAnswer } from '../shared/alliance-answer.js';
import { type CommitmentAnswer } from '../shared/commitment-answer.js';
import { type QueryDependencies } from '../shared/query-dependencies.js';
import { type StateMoment, eventsAt, instantOf } from '../shared/events-at.js';
import { type FoldedState, foldState } from '../shared/fold-state.js';

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
    const { store, now } = this.dependencies;
    const folded = foldState(await eventsAt(store, allianceId, moment));
    if (folded === undefined) throw new UnknownAlliance(allianceId);
    return answer(folded, instantOf(moment, now()));
  }
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
