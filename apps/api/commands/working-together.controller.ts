import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AnswerHealthCheckBody,
  DeclareResourceNeedBody,
  HoldMeetingBody,
  MeetResourceNeedBody,
} from '#intake';
import { ApiAllianceId, ApiCommand, ApiId } from '../documentation/command.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import type { Exchange } from '../http/request.js';
import type { CommandAnswer } from './command-answer.js';
import { CommandDesk } from './command-desk.js';

const ApiNeedId = (): MethodDecorator => ApiId('needId', 'The need.', 'projectors');

const needOf = ({ request: { params } }: Exchange) => ({ needId: params['needId'] ?? '' });

@ApiTags('Commands: working together')
@ApiAllianceId()
@Controller('v1/alliances/:allianceId')
export class WorkingTogetherController {
  constructor(private readonly desk: CommandDesk) {}

  @Post('meetings')
  @ApiCommand({
    operationId: 'holdMeeting',
    summary: 'Partners met',
  })
  meet(@Body() body: HoldMeetingBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('HoldMeeting', body, exchange);
  }

  @Post('resource-needs')
  @ApiCommand({
    operationId: 'declareResourceNeed',
    summary: 'Something is needed',
  })
  need(@Body() body: DeclareResourceNeedBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('DeclareResourceNeed', body, exchange);
  }

  @Post('resource-needs/:needId/provision')
  @ApiNeedId()
  @ApiCommand({
    operationId: 'meetResourceNeed',
    summary: 'What was needed is there',
  })
  provide(@Body() body: MeetResourceNeedBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('MeetResourceNeed', { ...body, ...needOf(exchange) }, exchange);
  }

  @Post('health-checks')
  @ApiCommand({
    operationId: 'answerHealthCheck',
    summary: 'A partner says how the alliance fares',
  })
  answer(@Body() body: AnswerHealthCheckBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('AnswerHealthCheck', body, exchange);
  }
}
