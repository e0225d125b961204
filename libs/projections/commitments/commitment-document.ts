import { documentId, READ_MODELS, startOf } from '#domain';
import type { Commitment, CommitmentDocument, CommitmentFold } from '#domain';
import type { CollectionSpec, Document } from '#read-store';

import { written } from '../projection.js';
import type { Written } from '../projection.js';
import type { CommitmentState } from './commitment-state.js';

export const COMMITMENTS: CollectionSpec = {
  name: READ_MODELS.commitments,
  indexes: [
    ['allianceId', 'madeAt'],
    ['allianceId', 'status', 'madeAt'],
    ['overdueFrom'],
    ['status', 'overdueFrom'],
  ],
};

export function commitmentDocumentId(allianceId: string, commitmentId: string): string {
  return documentId(allianceId, commitmentId);
}

export function commitmentDocument(state: CommitmentState): Written {
  const { commitment, view, seen } = state;
  const document: CommitmentDocument = {
    _id: commitmentDocumentId(commitment.allianceId, commitment.commitmentId),
    ...view,
    madeAt: startOf(view.madeOn),
    overdueFrom: state.overdueFrom,
    fold: foldOf(state),
    position: seen.position,
    updatedAt: seen.recordedAt,
  };
  return written(COMMITMENTS.name, document);
}

export function commitmentStateOf(stored: Document): CommitmentState {
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
}

/** What the document says anyway is not kept twice. */
function foldOf({ commitment, positions }: CommitmentState): CommitmentFold {
  const { shares, made, terms, renegotiations, reassignments, outcomes, closing } = commitment;
  const { debtors, creditors, acknowledgements, claims, disputes, carriedOver, history } = commitment;
  return {
    ...(reassignments.length > 0 && { debtors, creditors }),
    ...(shares && { shares }),
    made,
    terms,
    renegotiations,
    reassignments,
    acknowledgements,
    claims,
    outcomes,
    disputes,
    ...(closing && { closing }),
    carriedOver,
    history,
    positions,
  };
}

function commitmentOf({ fold, ...document }: CommitmentDocument): Commitment {
  const { allianceId, commitmentId, debtors, creditors, measure, unit } = document;
  const { positions, ...rest } = fold;
  void positions;
  return {
    allianceId,
    commitmentId,
    debtors,
    creditors,
    ...(measure !== undefined && { measure }),
    ...(unit !== undefined && { unit }),
    ...rest,
  };
}
