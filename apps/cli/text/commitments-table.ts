import { type CommitmentAnswer } from '#application';
import { type Layout } from '../terminal/paint.js';
import { type Painted, table } from '../terminal/table.js';
import { namesOf, partiesText } from './parties.js';

interface Promised {
  readonly commitments: readonly CommitmentAnswer[];
  readonly partners: Parameters<typeof namesOf>[0];
}

/** Commitments, each with how it stands, when it is due and who promised it to whom. */
export function commitmentsTable({ commitments, partners }: Promised, layout: Layout): string {
  if (commitments.length === 0) return 'No commitments.';
  return table(
    ['Commitment', 'Status', 'Due', 'Who to whom', 'What'],
    commitments.map((commitment) => [
      commitment.commitmentId,
      statusText(commitment, layout),
      commitment.dueOn ?? '',
      partiesText(commitment, namesOf(partners)),
      commitment.description,
    ]),
    layout,
  );
}

function statusText(
  { status, disputed }: Pick<CommitmentAnswer, 'status' | 'disputed'>,
  { paint }: Layout,
): Painted {
  const text = disputed ? `${status} (disputed)` : status;
  switch (status) {
    case 'kept':
      return { text, paint: paint.green };
    case 'missed':
    case 'overdue':
      return { text, paint: paint.red };
    case 'partly-kept':
      return { text, paint: paint.yellow };
    default:
      return { text, paint: String };
  }
}
