import { precedes, startOf } from '#domain';
import type { ContributionDocument, RecordedAllianceEvent } from '#domain';

import { contributionOf } from './contribution-document.js';

type ContributionEvent = RecordedAllianceEvent<
  'ContributionMade' | 'ContributionAcknowledged' | 'ContributionRevalued'
>;

export function isContributionEvent(event: RecordedAllianceEvent): event is ContributionEvent {
  return (
    event.type === 'ContributionMade' ||
    event.type === 'ContributionAcknowledged' ||
    event.type === 'ContributionRevalued'
  );
}

/**
 * A contribution after one more event of it: the same object, if it has seen the event. The value agreed last in the
 * world stands, not the one entered last. Throws an Error for an event of a contribution that was never made.
 */
export function evolveContribution(
  contribution: ContributionDocument | undefined,
  event: ContributionEvent,
): ContributionDocument {
  if (contribution && event.position <= contribution.position) return contribution;
  if (event.type === 'ContributionMade') return contributionOf(event);
  if (!contribution) throw new Error(`${event.type} ${event.eventId}: its contribution was never made.`);
  const seen = { position: event.position, updatedAt: event.recordedAt };
  switch (event.type) {
    case 'ContributionAcknowledged': {
      const acknowledgedBy = [...new Set([...(contribution.acknowledgedBy ?? []), event.data.by])];
      return { ...contribution, acknowledgedBy, ...seen };
    }
    case 'ContributionRevalued': {
      const { occurredOn, revision, data } = event;
      const moment = { at: startOf(occurredOn), revision };
      const isOlder = contribution.valuedAt !== undefined && precedes(moment, contribution.valuedAt);
      return isOlder
        ? { ...contribution, ...seen }
        : { ...contribution, value: data.value, valuedAt: moment, ...seen };
    }
    default:
      return event satisfies never;
  }
}
