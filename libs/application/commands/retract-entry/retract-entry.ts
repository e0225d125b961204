import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** An entry should not have been made. It is kept, but counts no more. */
export class RetractEntry extends UseCase<'RetractEntry'> {}

@CommandHandler(RetractEntry)
export class RetractEntryHandler extends UseCaseHandler<'RetractEntry'> {}
