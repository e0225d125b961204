import { documentId, READ_MODELS, startOf } from '#domain';
import type { ContributionDocument, RecordedAllianceEvent } from '#domain';
import type { CollectionSpec } from '#read-store';

export const CONTRIBUTIONS: CollectionSpec = {
  name: READ_MODELS.contributions,
  indexes: [['allianceId', 'at', 'revision']],
  lists: ['partnerIds'],
};

/** A contribution as it was made. */
export function contributionOf(event: RecordedAllianceEvent<'ContributionMade'>): ContributionDocument {
  const { allianceId, occurredOn, eventId, revision, position, data } = event;
  const { contributionId, givers, kind, description, quantity, unit, value, beneficiaries, towards } = data;
  return {
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
}
