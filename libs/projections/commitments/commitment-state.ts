import { commitmentView, evolveCommitment, overdueFrom, pausedSince } from '#domain';
import type {
  Commitment,
  CommitmentEventType,
  CommitmentView,
  Pause,
  Positions,
  RecordedAllianceEvent,
} from '#domain';

import type { Seen } from '../projection.js';
import { rewind } from './rewind.js';

/** A commitment, and how it shows itself since an event changed either. */
export interface CommitmentState {
  readonly commitment: Commitment;
  /** Of its events. */
  readonly positions: Positions;
  readonly view: CommitmentView;
  readonly overdueFrom: number;
  readonly seen: Seen;
}

/** The commitment after one more event that touches it. */
export function evolveCommitmentState(
  state: CommitmentState | undefined,
  event: RecordedAllianceEvent<CommitmentEventType | 'AllianceDissolved'>,
  pauses: readonly Pause[],
): CommitmentState {
  const { revision, position, recordedAt } = event;
  const commitment = evolveCommitment(state?.commitment, event);
  const positions: Positions = [...(state?.positions ?? []), [revision, position]];
  return { commitment, positions, ...shown(commitment, pauses), seen: { position, recordedAt } };
}

/** The commitment before any event that its alliance, at a revision, has not seen; undefined if it was not made. */
export function rewindCommitmentState(
  state: CommitmentState,
  revision: number,
  pauses: readonly Pause[],
): CommitmentState | undefined {
  const commitment = rewind(state.commitment, revision);
  const positions = state.positions.filter(([of]) => of <= revision);
  return commitment && { commitment, positions, ...shown(commitment, pauses), seen: state.seen };
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
