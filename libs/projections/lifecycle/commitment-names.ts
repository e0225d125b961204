import { documentId, type NamedCommitment, type ReadDocument, type RecordedAllianceEvent } from '#domain';

import { type FoldCollection } from '../projection/fold-collection.js';
import { type Seen, seenBy } from '../projection/projection.js';

/** What entries call a commitment: its parties, and how it was described at each time. */
export interface CommitmentNames extends Pick<NamedCommitment, 'debtors' | 'creditors'> {
  readonly allianceId: string;
  readonly commitmentId: string;
  /** In the order of recording. */
  readonly descriptions: readonly { readonly revision: number; readonly text: string }[];
  readonly seen: Seen;
}

type CommitmentNamesDocument = ReadDocument & Omit<CommitmentNames, 'seen'>;

export const NAMED_COMMITMENTS: FoldCollection<CommitmentNames> = {
  name: 'lifecycle_commitments',
  indexes: [['allianceId']],
  cached: 2_000,

  documentOf: ({ seen, ...names }): CommitmentNamesDocument => ({
    _id: documentId(names.allianceId, names.commitmentId),
    ...names,
    position: seen.position,
    updatedAt: seen.recordedAt,
  }),

  stateOf(stored) {
    const { _id, position, updatedAt, ...names } = stored as unknown as CommitmentNamesDocument;
    void _id;
    return { ...names, seen: { position, recordedAt: updatedAt } };
  },
};

/** What the commitment was called when an event was recorded. */
export function namedBefore(
  { debtors, creditors, descriptions, commitmentId }: CommitmentNames,
  { revision }: RecordedAllianceEvent,
): NamedCommitment {
  const description = descriptions.findLast((one) => one.revision < revision)?.text ?? commitmentId;
  return { debtors, creditors, description };
}

/** What a commitment is called after an event; undefined, if the event does not change it, or did before. */
export function evolveCommitmentNames(
  event: RecordedAllianceEvent,
  before: (commitmentId: string) => CommitmentNames | undefined,
): CommitmentNames | undefined {
  const { allianceId, revision, position } = event;
  if (event.type === 'CommitmentMade') {
    const { commitmentId, debtors, creditors, description } = event.data;
    const descriptions = [{ revision, text: description }];
    return { allianceId, commitmentId, debtors, creditors, descriptions, seen: seenBy(event) };
  }
  if (event.type !== 'CommitmentRenegotiated' || event.data.description === undefined) return undefined;
  const names = before(event.data.commitmentId);
  if (!names || names.seen.position >= position) return undefined;
  return {
    ...names,
    descriptions: [...names.descriptions, { revision, text: event.data.description }],
    seen: seenBy(event),
  };
}
