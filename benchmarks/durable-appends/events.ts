import { type NewEvent } from '#event-store';

/** What both sides write: 64 writers, each onto a stream of its own, an event at a time. */
export const WRITERS = 64;
export const EVENTS_EACH = 1_000;

export const streamOf = (writer: number): string => `alliance-writer-${writer}`;

/** An event as they come: a contribution. `index` makes its id its own. */
export function contribution(writer: number, index: number): NewEvent {
  const number = (writer * EVENTS_EACH + index).toString(16).padStart(12, '0');
  return {
    eventId: `018f0000-0000-7000-8000-${number}`,
    type: 'ContributionMade',
    data: {
      contributionId: `contribution-${index}`,
      givers: ['ministry'],
      kind: 'expertise',
      description: 'Two engineers for a week, to plan the pumping station',
      quantity: 10,
      unit: 'days',
      beneficiaries: [{ partnerId: 'valley', share: 1 }],
    },
    metadata: {
      schemaVersion: 1,
      occurredOn: '2020-06-01',
      recordedBy: 'benchmark',
      correlationId: `018f0000-0000-7000-9000-${number}`,
      causationId: `018f0000-0000-7000-9000-${number}`,
      recordedAt: '2024-01-01T00:00:00.000Z',
    },
  };
}
