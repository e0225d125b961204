import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** What was reported as a breach was none. */
export class DismissBreach extends UseCase<'DismissBreach'> {}

@CommandHandler(DismissBreach)
export class DismissBreachHandler extends UseCaseHandler<'DismissBreach'> {}
