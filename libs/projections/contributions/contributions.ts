import {
  type ContributionDocument,
  documentId,
  precedes,
  PROJECTION_OF,
  READ_MODELS,
  type RecordedAllianceEvent,
  startOf,
} from '#domain';

import { foldProjection } from '../projection/fold-projection.js';
import { type Projection } from '../projection/projection.js';

type ContributionEvent = RecordedAllianceEvent<
  'ContributionMade' | 'ContributionAcknowledged' | 'ContributionRevalued'
>;

/** Each contribution is a fold of its own events: that it was made, and what was said of it since. */
export const contributionsProjection: Projection = foldProjection<ContributionDocument, ContributionEvent>({
  name: PROJECTION_OF.contributions,
  version: 4,
  collection: {
    name: READ_MODELS.contributions,
    indexes: [['allianceId', 'at', 'revision']],
    lists: ['partnerIds'],
  },
  isAbout: (event): event is ContributionEvent =>
    event.type === 'ContributionMade' ||
    event.type === 'ContributionAcknowledged' ||
    event.type === 'ContributionRevalued',
  idOf: ({ allianceId, data }) => documentId(allianceId, data.contributionId),
  begins: ({ type }) => type === 'ContributionMade',
  project: projectContribution,
});

/** A contribution after one more event of it. Throws an Error for an event of a contribution that was never made. */
function projectContribution(
  contribution: ContributionDocument | undefined,
  event: ContributionEvent,
): ContributionDocument {
  if (event.type === 'ContributionMade') return contributionOf(event);
  if (!contribution) throw new Error(`${event.type} ${event.eventId}: its contribution was never made.`);
  const seen = { position: event.position, updatedAt: event.recordedAt };
  switch (event.type) {
    case 'ContributionAcknowledged': {
      const acknowledgedBy = [...new Set([...(contribution.acknowledgedBy ?? []), event.data.by])];
      return { ...contribution, acknowledgedBy, ...seen };
    }
    case 'ContributionRevalued':
      return { ...revalued(contribution, event), ...seen };
    default:
      return event satisfies never;
  }
}

/** The value agreed last in the world stands, not the one entered last. */
function revalued(
  contribution: ContributionDocument,
  { occurredOn, revision, data: { value } }: RecordedAllianceEvent<'ContributionRevalued'>,
): ContributionDocument {
  const valuedAt = { at: startOf(occurredOn), revision };
  const isOlder = contribution.valuedAt !== undefined && precedes(valuedAt, contribution.valuedAt);
  return isOlder ? contribution : { ...contribution, value, valuedAt };
}

/** A contribution as it was made. */
function contributionOf(event: RecordedAllianceEvent<'ContributionMade'>): ContributionDocument {
  const { allianceId, occurredOn, eventId, revision, position, data } = event;
  const { contributionId, givers, beneficiaries = [] } = data;
  return {
    _id: documentId(allianceId, contributionId),
    allianceId,
    ...data,
    occurredOn,
    at: startOf(occurredOn),
    eventId,
    revision,
    partnerIds: [...new Set([...givers, ...beneficiaries.map(({ partnerId }) => partnerId)])],
    eventPosition: position,
    position,
    updatedAt: event.recordedAt,
  };
}
