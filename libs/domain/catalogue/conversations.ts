import { joined, listed } from '../shared/text.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type EventDefinitions } from './definition.js';
import { allOf } from './names.js';
import { type ReviewDecision } from './words.js';

export interface Rating {
  readonly rater: string;
  readonly subject: string;
  /** 1 to 5 */
  readonly score: number;
}

/** Where partners spoke about how things are. */
export interface ConversationEvents {
  ReviewHeld: {
    readonly reviewId: string;
    readonly ratings: readonly Rating[];
    readonly decision: ReviewDecision;
    readonly nextReviewOn?: OccurredOn;
    readonly notes?: string;
  };
  MeetingHeld: {
    readonly channel: string;
    /** By id: partners, and guests. */
    readonly attendees: readonly string[];
    readonly summary?: string;
  };
  HealthCheckAnswered: {
    readonly partnerId: string;
    /** 1 to 5, by dimension. */
    readonly answers: Readonly<Record<string, number>>;
  };
}

export const CONVERSATIONS = {
  ReviewHeld: {
    command: 'HoldReview',
    label: 'A review',
    partners: ({ ratings }) => ratings.flatMap(({ rater, subject }) => [rater, subject]),
    item: { kind: 'review', step: 'open', id: ({ reviewId }) => reviewId },
    signOfLife: ({ ratings }) => ratings.map(({ rater }) => rater),
    tell: ({ ratings, decision, nextReviewOn, notes }) => {
      const decided = decision === 'none' ? 'decided nothing' : `decided to ${decision}`;
      const rated = ratings.length === 1 ? 'one rating was given' : `${ratings.length} ratings were given`;
      return joined(
        `A review ${decided}${notes === undefined ? '' : `: ${notes}`}`,
        ratings.length > 0 && rated,
        nextReviewOn && `next review on ${nextReviewOn}`,
      );
    },
    personal: ['notes'],
  },
  MeetingHeld: {
    command: 'HoldMeeting',
    label: 'A meeting',
    signOfLife: ({ attendees }) => attendees,
    tell: ({ channel, attendees, summary }, names) => {
      const who = attendees.length > 0 ? `${allOf(attendees, names)} met` : 'A meeting was held';
      return `${who} (${channel})${summary === undefined ? '' : `: ${summary}`}`;
    },
    personal: ['channel', 'attendees', 'summary'],
  },
  HealthCheckAnswered: {
    command: 'AnswerHealthCheck',
    label: 'The answer to a health check',
    partners: ({ partnerId }) => [partnerId],
    signOfLife: ({ partnerId }) => [partnerId],
    tell: ({ partnerId, answers }, names) => {
      const each = Object.entries(answers).map(([dimension, answer]) => `${dimension} ${answer}`);
      return `${names.partner(partnerId)} answered the health check, from 1 to 5: ${listed(each)}`;
    },
  },
} as const satisfies EventDefinitions<ConversationEvents>;
