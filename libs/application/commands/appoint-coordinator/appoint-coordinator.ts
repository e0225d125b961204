import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A partner takes it on to drive the plan. */
export class AppointCoordinator extends UseCase<'AppointCoordinator'> {}

@CommandHandler(AppointCoordinator)
export class AppointCoordinatorHandler extends UseCaseHandler<'AppointCoordinator'> {}
