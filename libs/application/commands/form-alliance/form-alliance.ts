import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** Two or more partners begin to work towards a purpose. */
export class FormAlliance extends UseCase<'FormAlliance'> {}

@CommandHandler(FormAlliance)
export class FormAllianceHandler extends UseCaseHandler<'FormAlliance'> {}
