import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** The debtors cancel their promise before it is due. */
export class WithdrawCommitment extends UseCase<'WithdrawCommitment'> {}

@CommandHandler(WithdrawCommitment)
export class WithdrawCommitmentHandler extends UseCaseHandler<'WithdrawCommitment'> {}
