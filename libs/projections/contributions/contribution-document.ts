import { documentId, READ_MODELS, startOf } from '#domain';
import type { ContributionDocument, RecordedAllianceEvent } from '#domain';
import type { CollectionSpec } from '#read-store';

import { written } from '../projection.js';
import type { Written } from '../projection.js';

export const CONTRIBUTIONS: CollectionSpec = {
  name: READ_MODELS.contributions,
  indexes: [['allianceId', 'at', 'revision']],
  lists: ['partnerIds'],
};

export function contributionDocument(event: RecordedAllianceEvent<'ContributionMade'>): Written {
  const { allianceId, occurredOn, eventId, revision, position, data } = event;
  const { contributionId, givers, kind, description, quantity, unit, value, beneficiaries, towards } = data;
  const document: ContributionDocument = {
    _id: documentId(allianceId, contributionId),
    allianceId,
    contributionId,
    givers,
    kind,
    description,
    ...(quantity !== undefined && { quantity }),
    ...(unit !== undefined && { unit }),
    ...(value && { value }),
    ...(beneficiaries && { beneficiaries }),
    ...(towards !== undefined && { towards }),
    occurredOn,
    at: startOf(occurredOn),
    eventId,
    revision,
    partnerIds: [...new Set([...givers, ...(beneficiaries ?? []).map(({ partnerId }) => partnerId)])],
    eventPosition: position,
    position,
    updatedAt: event.recordedAt,
  };
  return written(CONTRIBUTIONS.name, document);
}
