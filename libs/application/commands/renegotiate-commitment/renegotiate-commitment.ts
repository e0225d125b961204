import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** The terms of a promise change before it is due, by consent. */
export class RenegotiateCommitment extends UseCase<'RenegotiateCommitment'> {}

@CommandHandler(RenegotiateCommitment)
export class RenegotiateCommitmentHandler extends UseCaseHandler<'RenegotiateCommitment'> {}
