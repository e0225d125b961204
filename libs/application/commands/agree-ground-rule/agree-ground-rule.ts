import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** Partners agree on how to deal with each other. */
export class AgreeGroundRule extends UseCase<'AgreeGroundRule'> {}

@CommandHandler(AgreeGroundRule)
export class AgreeGroundRuleHandler extends UseCaseHandler<'AgreeGroundRule'> {}
