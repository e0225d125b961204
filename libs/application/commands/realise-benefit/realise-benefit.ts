import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A partner got something out of the alliance. */
export class RealiseBenefit extends UseCase<'RealiseBenefit'> {}

@CommandHandler(RealiseBenefit)
export class RealiseBenefitHandler extends UseCaseHandler<'RealiseBenefit'> {}
