import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** An objective is reached. */
export class AchieveObjective extends UseCase<'AchieveObjective'> {}

@CommandHandler(AchieveObjective)
export class AchieveObjectiveHandler extends UseCaseHandler<'AchieveObjective'> {}
