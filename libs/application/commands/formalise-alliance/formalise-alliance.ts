import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** The alliance becomes a contract, a legal body or a treaty. */
export class FormaliseAlliance extends UseCase<'FormaliseAlliance'> {}

@CommandHandler(FormaliseAlliance)
export class FormaliseAllianceHandler extends UseCaseHandler<'FormaliseAlliance'> {}
