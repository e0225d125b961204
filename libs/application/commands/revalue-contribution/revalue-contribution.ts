import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A contribution turns out to be worth something else. */
export class RevalueContribution extends UseCase<'RevalueContribution'> {}

@CommandHandler(RevalueContribution)
export class RevalueContributionHandler extends UseCaseHandler<'RevalueContribution'> {}
