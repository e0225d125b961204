import { JSONSchema } from 'class-validator-jsonschema';
import { REVIEW_DECISIONS, type ReviewDecision } from '#domain';
import { ListOf } from '../decorators/lists.js';
import { Score } from '../decorators/numbers.js';
import { Optional } from '../decorators/optional.js';
import { OwnId } from '../decorators/own-id.js';
import { FreeText, Id, OneOf, PartialDate } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields, madeId } from './common-fields.js';

export class RatingBody {
  @Id()
  @JSONSchema({ description: 'Who rates.', examples: ['town-library'] })
  rater!: string;

  @Id()
  @JSONSchema({ description: 'Who is rated.', examples: ['north-college'] })
  subject!: string;

  @Score()
  @JSONSchema({ description: 'From 1, no follow-through, to 5, full.', examples: [4] })
  score!: number;
}

export class HoldReviewBody extends CommonFields {
  static readonly leftOut = { reviewId: madeId, ratings: [] } as const;

  @OwnId('review', 'first-review')
  reviewId?: string;

  @Optional()
  @ListOf(() => RatingBody, { maxItems: LIMITS.ratings })
  @JSONSchema({
    description: 'How partners rate each other; one rating per rater and subject.',
    examples: [[{ rater: 'town-library', subject: 'north-college', score: 4 }]],
  })
  ratings?: RatingBody[];

  @OneOf(REVIEW_DECISIONS)
  @JSONSchema({ description: 'What the review ended in.', examples: ['continue'] })
  decision!: ReviewDecision;

  @Optional()
  @PartialDate()
  @JSONSchema({ description: 'The date of the next review.', examples: ['2024-11-15'] })
  nextReviewOn?: string;

  @Optional()
  @FreeText()
  @JSONSchema({ description: 'What else was said.', examples: ['More rooms are needed in autumn.'] })
  notes?: string;
}
