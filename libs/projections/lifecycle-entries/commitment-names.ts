import { documentId } from '#domain';
import type { NamedCommitment, ReadDocument, RecordedAllianceEvent } from '#domain';
import type { CollectionSpec, Document } from '#read-store';

import { written } from '../projection.js';
import type { Seen, Written } from '../projection.js';

/** What entries call a commitment: its parties, and how it was described at each time. */
export const NAMED_COMMITMENTS: CollectionSpec = { name: 'lifecycle_commitments', indexes: [['allianceId']] };

export interface CommitmentNames extends Pick<NamedCommitment, 'debtors' | 'creditors'> {
  readonly allianceId: string;
  readonly commitmentId: string;
  /** In the order of recording. */
  readonly descriptions: readonly { readonly revision: number; readonly text: string }[];
  readonly seen: Seen;
}

type CommitmentNamesDocument = ReadDocument & Omit<CommitmentNames, 'seen'>;

export function commitmentNamesId(allianceId: string, commitmentId: string): string {
  return documentId(allianceId, commitmentId);
}

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
  const { allianceId, revision, position, recordedAt } = event;
  const seen = { position, recordedAt };
  if (event.type === 'CommitmentMade') {
    const { commitmentId, debtors, creditors, description } = event.data;
    const descriptions = [{ revision, text: description }];
    return { allianceId, commitmentId, debtors, creditors, descriptions, seen };
  }
  if (event.type !== 'CommitmentRenegotiated' || event.data.description === undefined) return undefined;
  const names = before(event.data.commitmentId);
  if (!names || names.seen.position >= position) return undefined;
  return {
    ...names,
    descriptions: [...names.descriptions, { revision, text: event.data.description }],
    seen,
  };
}

export function commitmentNamesDocument({ seen, ...names }: CommitmentNames): Written {
  const document: CommitmentNamesDocument = {
    _id: commitmentNamesId(names.allianceId, names.commitmentId),
    ...names,
    position: seen.position,
    updatedAt: seen.recordedAt,
  };
  return written(NAMED_COMMITMENTS.name, document);
}

export function commitmentNamesOf(stored: Document): CommitmentNames {
  const { _id, position, updatedAt, ...names } = stored as unknown as CommitmentNamesDocument;
  void _id;
  return { ...names, seen: { position, recordedAt: updatedAt } };
}
