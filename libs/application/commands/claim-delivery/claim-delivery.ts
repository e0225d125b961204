import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A delivery that nobody has confirmed, and that moves no trust. */
export class ClaimDelivery extends UseCase<'ClaimDelivery'> {}

@CommandHandler(ClaimDelivery)
export class ClaimDeliveryHandler extends UseCaseHandler<'ClaimDelivery'> {}
