import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** What worried a partner does so no more. */
export class ResolveConcern extends UseCase<'ResolveConcern'> {}

@CommandHandler(ResolveConcern)
export class ResolveConcernHandler extends UseCaseHandler<'ResolveConcern'> {}
