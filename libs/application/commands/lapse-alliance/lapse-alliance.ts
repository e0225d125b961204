import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** The alliance faded, and nobody concluded it. */
export class LapseAlliance extends UseCase<'LapseAlliance'> {}

@CommandHandler(LapseAlliance)
export class LapseAllianceHandler extends UseCaseHandler<'LapseAlliance'> {}
