import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** Something was given. */
export class MakeContribution extends UseCase<'MakeContribution'> {}

@CommandHandler(MakeContribution)
export class MakeContributionHandler extends UseCaseHandler<'MakeContribution'> {}
