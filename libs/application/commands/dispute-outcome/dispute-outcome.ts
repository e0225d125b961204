import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** An outcome is not what was recorded, says a partner. */
export class DisputeOutcome extends UseCase<'DisputeOutcome'> {}

@CommandHandler(DisputeOutcome)
export class DisputeOutcomeHandler extends UseCaseHandler<'DisputeOutcome'> {}
