import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** An entry was wrong, and this is what is right. The entry itself is kept. */
export class CorrectEntry extends UseCase<'CorrectEntry'> {}

@CommandHandler(CorrectEntry)
export class CorrectEntryHandler extends UseCaseHandler<'CorrectEntry'> {}
