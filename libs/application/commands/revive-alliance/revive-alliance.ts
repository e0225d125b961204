import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A lapsed alliance is back. */
export class ReviveAlliance extends UseCase<'ReviveAlliance'> {}

@CommandHandler(ReviveAlliance)
export class ReviveAllianceHandler extends UseCaseHandler<'ReviveAlliance'> {}
