import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** The alliance ends deliberately, and settles what is open. */
export class DissolveAlliance extends UseCase<'DissolveAlliance'> {}

@CommandHandler(DissolveAlliance)
export class DissolveAllianceHandler extends UseCaseHandler<'DissolveAlliance'> {}
