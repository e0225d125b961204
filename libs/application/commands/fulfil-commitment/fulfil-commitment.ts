import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A promise was kept, wholly or partly. */
export class FulfilCommitment extends UseCase<'FulfilCommitment'> {}

@CommandHandler(FulfilCommitment)
export class FulfilCommitmentHandler extends UseCaseHandler<'FulfilCommitment'> {}
