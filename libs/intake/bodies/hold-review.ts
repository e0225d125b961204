import { REVIEW_DECISIONS, type ReviewDecision } from '#domain';
import { ListOf } from '../decorators/lists.js';
import { Score } from '../decorators/numbers.js';
import { Optional } from '../decorators/optional.js';
import { OwnId } from '../decorators/own-id.js';
import { FreeText, Id, OneOf, PartialDate } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields, madeId } from './common-fields.js';

export class RatingBody {
  @Id('Who rates.', 'town-library')
  rater!: string;

  @Id('Who is rated.', 'north-college')
  subject!: string;

  @Score('From 1, no follow-through, to 5, full.', 4)
  score!: number;
}

export class HoldReviewBody extends CommonFields {
  static readonly leftOut = { reviewId: madeId, ratings: [] } as const;

  @OwnId('review', 'first-review')
  reviewId?: string;

  @Optional()
  @ListOf(
    () => RatingBody,
    { maxItems: LIMITS.ratings },
    'How partners rate each other; one rating per rater and subject.',
    [{ rater: 'town-library', subject: 'north-college', score: 4 }],
  )
  ratings?: RatingBody[];

  @OneOf(REVIEW_DECISIONS, 'What the review ended in.', 'continue')
  decision!: ReviewDecision;

  @Optional()
  @PartialDate('The date of the next review.', '2024-11-15')
  nextReviewOn?: string;

  @Optional()
  @FreeText('What else was said.', 'More rooms are needed in autumn.')
  notes?: string;
}
