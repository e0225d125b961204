import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** The partners met, or wrote to each other. */
export class HoldMeeting extends UseCase<'HoldMeeting'> {}

@CommandHandler(HoldMeeting)
export class HoldMeetingHandler extends UseCaseHandler<'HoldMeeting'> {}
