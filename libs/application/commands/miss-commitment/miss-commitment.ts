import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A promise was not kept. */
export class MissCommitment extends UseCase<'MissCommitment'> {}

@CommandHandler(MissCommitment)
export class MissCommitmentHandler extends UseCaseHandler<'MissCommitment'> {}
