import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A partner tells of its culture, its values and its mandate. */
export class DeclareProfile extends UseCase<'DeclareProfile'> {}

@CommandHandler(DeclareProfile)
export class DeclareProfileHandler extends UseCaseHandler<'DeclareProfile'> {}
