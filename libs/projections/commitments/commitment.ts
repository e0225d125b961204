import {
  type AllianceProfile,
  type Commitment,
  type CommitmentDocument,
  type CommitmentEventType,
  type CommitmentFold,
  type CommitmentView,
  commitmentView,
  defined,
  documentId,
  evolveCommitment,
  overdueFrom,
  type Pause,
  pausedSince,
  type Positions,
  READ_MODELS,
  type RecordedAllianceEvent,
  startOf,
} from '#domain';

import { type FoldCollection } from '../projection/fold-collection.js';
import { type Seen, seenBy } from '../projection/projection.js';

/** A commitment, and how it shows itself since an event changed either. */
export interface CommitmentState {
  readonly commitment: Commitment;
  /** Of its events. */
  readonly positions: Positions;
  readonly view: CommitmentView;
  readonly overdueFrom: number;
  readonly seen: Seen;
}

export const COMMITMENTS: FoldCollection<CommitmentState> = {
  name: READ_MODELS.commitments,
  indexes: [
    ['allianceId', 'madeAt'],
    ['allianceId', 'status', 'madeAt'],
    ['overdueFrom'],
    ['status', 'overdueFrom'],
  ],
  cached: 2_000,

  documentOf(state): CommitmentDocument {
    const { commitment, view, seen } = state;
    return {
      _id: documentId(commitment.allianceId, commitment.commitmentId),
      ...view,
      madeAt: startOf(view.madeOn),
      overdueFrom: state.overdueFrom,
      fold: foldOf(state),
      position: seen.position,
      updatedAt: seen.recordedAt,
    };
  },

  stateOf(stored) {
    const document = stored as unknown as CommitmentDocument;
    const { _id, madeAt, fold, position, updatedAt, overdueFrom, ...view } = document;
    void [_id, madeAt];
    return {
      commitment: commitmentOf(document),
      positions: fold.positions,
      view,
      overdueFrom,
      seen: { position, recordedAt: updatedAt },
    };
  },
};

/** The commitment after one more event that affects it. */
export function evolveCommitmentState(
  state: CommitmentState | undefined,
  event: RecordedAllianceEvent<CommitmentEventType | 'AllianceDissolved'>,
  { profile, pauses }: { readonly profile: AllianceProfile; readonly pauses: readonly Pause[] },
): CommitmentState {
  const commitment = evolveCommitment(state?.commitment, event, profile.formedOn);
  const positions: Positions = [...(state?.positions ?? []), [event.revision, event.position]];
  return { commitment, positions, ...shown(commitment, pauses), seen: seenBy(event) };
}

/** The commitment once the alliance's pauses changed: the same object, if that does not move its due date. */
export function moveDueDate(
  state: CommitmentState,
  pauses: readonly Pause[],
  { position, recordedAt }: Seen,
): CommitmentState {
  if (state.view.status !== 'open') return state;
  const moved = shown(state.commitment, pauses);
  const same = moved.view.dueOn === state.view.dueOn && moved.overdueFrom === state.overdueFrom;
  return same ? state : { ...state, ...moved, seen: { position, recordedAt } };
}

function shown(
  commitment: Commitment,
  pauses: readonly Pause[],
): Pick<CommitmentState, 'view' | 'overdueFrom'> {
  const view = commitmentView(commitment, pauses);
  return { view, overdueFrom: overdueFrom(view, pausedSince(pauses)) };
}

/** What the document says anyway is not stored twice. */
function foldOf({ commitment, positions }: CommitmentState): CommitmentFold {
  const { shares, made, since, terms, renegotiations, reassignments, outcomes, closing } = commitment;
  const { debtors, creditors, acknowledgements, claims, disputes, carriedOver, history } = commitment;
  const wasReassigned = reassignments.length > 0;
  return defined({
    debtors: wasReassigned ? debtors : undefined,
    creditors: wasReassigned ? creditors : undefined,
    shares,
    made,
    since,
    terms,
    renegotiations,
    reassignments,
    acknowledgements,
    claims,
    outcomes,
    disputes,
    closing,
    carriedOver,
    history,
    positions,
  });
}

function commitmentOf({ fold, ...document }: CommitmentDocument): Commitment {
  const { allianceId, commitmentId, debtors, creditors, measure, unit } = document;
  const { positions, ...rest } = fold;
  void positions;
  return defined({ allianceId, commitmentId, debtors, creditors, measure, unit, ...rest });
}
