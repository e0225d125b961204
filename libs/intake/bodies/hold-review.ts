import { REVIEW_DECISIONS, type ReviewDecision } from '#domain';
import { Integer } from '../fields/numbers.js';
import { ListOf } from '../fields/objects.js';
import { Id, OneOf, When, Words } from '../fields/texts.js';
import { LIMITS } from '../limits.js';
import { CommonFields } from './common-fields.js';

export class RatingBody {
  @Id({ description: 'Who rates.', example: 'town-library' })
  rater!: string;

  @Id({ description: 'Who is rated.', example: 'north-college' })
  subject!: string;

  @Integer({ minimum: 1, maximum: 5 }, { description: 'From 1, no follow-through, to 5, full.', example: 4 })
  score!: number;
}

export class HoldReviewBody extends CommonFields {
  @Id({
    optional: true,
    description: 'Your id for the review. Left out: made for it, from the idempotency key if there is one.',
    example: 'first-review',
  })
  reviewId?: string;

  @ListOf(
    () => RatingBody,
    { maxItems: LIMITS.ratings },
    {
      optional: true,
      description: 'How partners rate each other; one rating per rater and subject.',
      example: [{ rater: 'town-library', subject: 'north-college', score: 4 }],
    },
  )
  ratings?: RatingBody[];

  @OneOf(REVIEW_DECISIONS, { description: 'What the review ended in.', example: 'continue' })
  decision!: ReviewDecision;

  @When({ optional: true, description: 'The date of the next review.', example: '2024-11-15' })
  nextReviewOn?: string;

  @Words({ optional: true, description: 'What else was said.', example: 'More rooms are needed in autumn.' })
  notes?: string;
}
