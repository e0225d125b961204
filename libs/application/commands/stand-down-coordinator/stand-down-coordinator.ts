import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** Whoever coordinates stops doing so. */
export class StandDownCoordinator extends UseCase<'StandDownCoordinator'> {}

@CommandHandler(StandDownCoordinator)
export class StandDownCoordinatorHandler extends UseCaseHandler<'StandDownCoordinator'> {}
