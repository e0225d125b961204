import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** Somebody provides what was needed. */
export class MeetResourceNeed extends UseCase<'MeetResourceNeed'> {}

@CommandHandler(MeetResourceNeed)
export class MeetResourceNeedHandler extends UseCaseHandler<'MeetResourceNeed'> {}
