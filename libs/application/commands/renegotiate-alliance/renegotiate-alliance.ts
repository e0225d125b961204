import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** What the alliance agreed on changes, by consent. */
export class RenegotiateAlliance extends UseCase<'RenegotiateAlliance'> {}

@CommandHandler(RenegotiateAlliance)
export class RenegotiateAllianceHandler extends UseCaseHandler<'RenegotiateAlliance'> {}
