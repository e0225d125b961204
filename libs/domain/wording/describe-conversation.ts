import type { RecordedAllianceEvent } from '../catalogue/events.js';
import { joined, listed } from '../shared/text.js';
import type { Names } from './names.js';

/** Where partners spoke about how things are, in plain words. */
export function describeConversation(
  event: RecordedAllianceEvent<'ReviewHeld' | 'MeetingHeld' | 'HealthCheckAnswered'>,
  names: Names,
): string {
  switch (event.type) {
    case 'ReviewHeld':
      return describeReview(event);
    case 'MeetingHeld': {
      const { channel, attendees, summary } = event.data;
      const who = attendees.length > 0 ? `${listed(attendees.map(names.partner))} met` : 'A meeting was held';
      return `${who} (${channel})${summary === undefined ? '' : `: ${summary}`}`;
    }
    case 'HealthCheckAnswered': {
      const { partnerId, answers } = event.data;
      const each = Object.entries(answers).map(([dimension, answer]) => `${dimension} ${answer}`);
      return `${names.partner(partnerId)} answered the health check, from 1 to 5: ${listed(each)}`;
    }
    default:
      return event satisfies never;
  }
}

function describeReview({ data }: RecordedAllianceEvent<'ReviewHeld'>): string {
  const { ratings, decision, nextReviewOn, notes } = data;
  const decided = decision === 'none' ? 'decided nothing' : `decided to ${decision}`;
  const rated = ratings.length === 1 ? 'one rating was given' : `${ratings.length} ratings were given`;
  return joined(
    `A review ${decided}${notes === undefined ? '' : `: ${notes}`}`,
    ratings.length > 0 && rated,
    nextReviewOn && `next review on ${nextReviewOn}`,
  );
}
