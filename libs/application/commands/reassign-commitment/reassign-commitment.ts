import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** Others owe a promise from now on, or are owed it, by the consent of all. */
export class ReassignCommitment extends UseCase<'ReassignCommitment'> {}

@CommandHandler(ReassignCommitment)
export class ReassignCommitmentHandler extends UseCaseHandler<'ReassignCommitment'> {}
