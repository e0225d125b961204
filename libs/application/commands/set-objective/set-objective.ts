import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** What the alliance wants to have reached, and by what that will be seen. */
export class SetObjective extends UseCase<'SetObjective'> {}

@CommandHandler(SetObjective)
export class SetObjectiveHandler extends UseCaseHandler<'SetObjective'> {}
