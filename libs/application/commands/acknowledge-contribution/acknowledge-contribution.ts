import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** Somebody says that a contribution arrived. */
export class AcknowledgeContribution extends UseCase<'AcknowledgeContribution'> {}

@CommandHandler(AcknowledgeContribution)
export class AcknowledgeContributionHandler extends UseCaseHandler<'AcknowledgeContribution'> {}
