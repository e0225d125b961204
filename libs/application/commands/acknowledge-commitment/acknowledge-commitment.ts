import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A creditor says that it knows of a promise. */
export class AcknowledgeCommitment extends UseCase<'AcknowledgeCommitment'> {}

@CommandHandler(AcknowledgeCommitment)
export class AcknowledgeCommitmentHandler extends UseCaseHandler<'AcknowledgeCommitment'> {}
