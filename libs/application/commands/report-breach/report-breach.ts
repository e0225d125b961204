import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A partner is said to have broken faith, which nobody else has confirmed yet. */
export class ReportBreach extends UseCase<'ReportBreach'> {}

@CommandHandler(ReportBreach)
export class ReportBreachHandler extends UseCaseHandler<'ReportBreach'> {}
