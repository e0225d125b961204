import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** The creditors let the debtors off. */
export class ReleaseCommitment extends UseCase<'ReleaseCommitment'> {}

@CommandHandler(ReleaseCommitment)
export class ReleaseCommitmentHandler extends UseCaseHandler<'ReleaseCommitment'> {}
