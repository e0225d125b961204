import { type CommitmentDocument, type CommitmentStatusNow, type CommitmentView, statusAt } from '#domain';

/** A commitment as it is shown: with its status as of a moment. */
export interface CommitmentAnswer extends Omit<CommitmentView, 'status'> {
  readonly status: CommitmentStatusNow;
}

export const COMMITMENT_STATUSES_NOW = [
  'open',
  'overdue',
  'kept',
  'partly-kept',
  'missed',
  'released',
  'withdrawn',
] as const satisfies readonly CommitmentStatusNow[];

/** `now` in milliseconds since 1970. */
export function commitmentAnswer(document: CommitmentDocument, now: number): CommitmentAnswer {
  const { _id, updatedAt, position, madeAt, overdueFrom, fold, ...view } = document;
  void [_id, updatedAt, position, madeAt, fold];
  return { ...view, status: statusAt({ status: view.status, overdueFrom }, now) };
}
