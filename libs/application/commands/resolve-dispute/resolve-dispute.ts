import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A disputed outcome stands after all, or it does not. */
export class ResolveDispute extends UseCase<'ResolveDispute'> {}

@CommandHandler(ResolveDispute)
export class ResolveDisputeHandler extends UseCaseHandler<'ResolveDispute'> {}
