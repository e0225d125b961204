import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** Debtors promise something to creditors. */
export class MakeCommitment extends UseCase<'MakeCommitment'> {}

@CommandHandler(MakeCommitment)
export class MakeCommitmentHandler extends UseCaseHandler<'MakeCommitment'> {}
