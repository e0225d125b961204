import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** Somebody other than its reporter confirms a breach. */
export class ConfirmBreach extends UseCase<'ConfirmBreach'> {}

@CommandHandler(ConfirmBreach)
export class ConfirmBreachHandler extends UseCaseHandler<'ConfirmBreach'> {}
