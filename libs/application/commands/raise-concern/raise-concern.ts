import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** Something worries a partner. */
export class RaiseConcern extends UseCase<'RaiseConcern'> {}

@CommandHandler(RaiseConcern)
export class RaiseConcernHandler extends UseCaseHandler<'RaiseConcern'> {}
