import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** Something is needed, by a day. */
export class DeclareResourceNeed extends UseCase<'DeclareResourceNeed'> {}

@CommandHandler(DeclareResourceNeed)
export class DeclareResourceNeedHandler extends UseCaseHandler<'DeclareResourceNeed'> {}
