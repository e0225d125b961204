import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** An objective is given up, for a reason. */
export class DropObjective extends UseCase<'DropObjective'> {}

@CommandHandler(DropObjective)
export class DropObjectiveHandler extends UseCaseHandler<'DropObjective'> {}
