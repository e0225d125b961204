import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AchieveObjectiveBody, DropObjectiveBody, ReportProgressBody, SetObjectiveBody } from '#intake';
import { ApiAllianceId, ApiCommand, ApiId } from '../documentation/command.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import type { Exchange } from '../http/request.js';
import type { CommandAnswer } from './command-answer.js';
import { CommandDesk } from './command-desk.js';

const ApiObjectiveId = (): MethodDecorator => ApiId('objectiveId', 'The objective.', 'full-courses');

const objectiveOf = ({ request: { params } }: Exchange) => ({ objectiveId: params['objectiveId'] ?? '' });

@ApiTags('Commands: objectives and benefits')
@ApiAllianceId()
@Controller('v1/alliances/:allianceId/objectives')
export class ObjectivesController {
  constructor(private readonly desk: CommandDesk) {}

  @Post()
  @ApiCommand({
    operationId: 'setObjective',
    summary: 'The partners set an objective',
  })
  set(@Body() body: SetObjectiveBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('SetObjective', body, exchange);
  }

  @Post(':objectiveId/progress')
  @ApiObjectiveId()
  @ApiCommand({
    operationId: 'reportProgress',
    summary: 'An objective came nearer, or moved away',
    description: '`progress` is of the whole, and not what was added.',
  })
  progress(@Body() body: ReportProgressBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('ReportProgress', { ...body, ...objectiveOf(exchange) }, exchange);
  }

  @Post(':objectiveId/achievement')
  @ApiObjectiveId()
  @ApiCommand({
    operationId: 'achieveObjective',
    summary: 'An objective was achieved',
  })
  achieve(@Body() body: AchieveObjectiveBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('AchieveObjective', { ...body, ...objectiveOf(exchange) }, exchange);
  }

  @Post(':objectiveId/drop')
  @ApiObjectiveId()
  @ApiCommand({
    operationId: 'dropObjective',
    summary: 'An objective was given up',
  })
  drop(@Body() body: DropObjectiveBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('DropObjective', { ...body, ...objectiveOf(exchange) }, exchange);
  }
}
