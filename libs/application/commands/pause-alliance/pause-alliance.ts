import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** The partners stop, with the intention to go on. */
export class PauseAlliance extends UseCase<'PauseAlliance'> {}

@CommandHandler(PauseAlliance)
export class PauseAllianceHandler extends UseCaseHandler<'PauseAlliance'> {}
