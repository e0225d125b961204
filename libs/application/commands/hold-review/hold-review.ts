import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** The partners assess together how it goes, and decide. */
export class HoldReview extends UseCase<'HoldReview'> {}

@CommandHandler(HoldReview)
export class HoldReviewHandler extends UseCaseHandler<'HoldReview'> {}
