import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A partner tells how the alliance is doing, dimension by dimension. */
export class AnswerHealthCheck extends UseCase<'AnswerHealthCheck'> {}

@CommandHandler(AnswerHealthCheck)
export class AnswerHealthCheckHandler extends UseCaseHandler<'AnswerHealthCheck'> {}
