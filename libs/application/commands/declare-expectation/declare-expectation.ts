import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A partner says what it expects of another, or of the alliance. */
export class DeclareExpectation extends UseCase<'DeclareExpectation'> {}

@CommandHandler(DeclareExpectation)
export class DeclareExpectationHandler extends UseCaseHandler<'DeclareExpectation'> {}
