import { documentId } from '#domain';
import type { NamedCommitment, ReadDocument, RecordedAllianceEvent } from '#domain';
import type { CollectionSpec, Document } from '#read-store';

import { written } from '../projection.js';
import type { Seen, Written } from '../projection.js';

/** What entries call a commitment: its parties and its latest description. */
export const NAMED_COMMITMENTS: CollectionSpec = { name: 'lifecycle_commitments', indexes: [] };

export interface NamedCommitmentState extends NamedCommitment {
  readonly allianceId: string;
  readonly commitmentId: string;
  readonly seen: Seen;
}

type NamedCommitmentDocument = ReadDocument & Omit<NamedCommitmentState, 'seen'>;

export function namedCommitmentId(allianceId: string, commitmentId: string): string {
  return documentId(allianceId, commitmentId);
}

/** What a commitment is called after an event; undefined, if the event does not change it. */
export function evolveNamedCommitment(
  { type, data, allianceId, position, recordedAt }: RecordedAllianceEvent,
  before: (commitmentId: string) => NamedCommitmentState | undefined,
): NamedCommitmentState | undefined {
  const seen = { position, recordedAt };
  if (type === 'CommitmentMade') {
    const { commitmentId, debtors, creditors, description } = data;
    return { allianceId, commitmentId, debtors, creditors, description, seen };
  }
  if (type !== 'CommitmentRenegotiated' || data.description === undefined) return undefined;
  const state = before(data.commitmentId);
  return state && { ...state, description: data.description, seen };
}

export function namedCommitmentDocument({ seen, ...named }: NamedCommitmentState): Written {
  const document: NamedCommitmentDocument = {
    _id: namedCommitmentId(named.allianceId, named.commitmentId),
    ...named,
    position: seen.position,
    updatedAt: seen.recordedAt,
  };
  return written(NAMED_COMMITMENTS.name, document);
}

export function namedCommitmentOf(stored: Document): NamedCommitmentState {
  const { _id, position, updatedAt, ...named } = stored as unknown as NamedCommitmentDocument;
  void _id;
  return { ...named, seen: { position, recordedAt: updatedAt } };
}
