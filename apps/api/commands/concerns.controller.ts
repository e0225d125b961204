import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RaiseConcernBody, ResolveConcernBody } from '#intake';
import { ApiAllianceId, ApiCommand, ApiId } from '../documentation/command.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import type { Exchange } from '../http/request.js';
import type { CommandAnswer } from './command-answer.js';
import { CommandDesk } from './command-desk.js';

const ApiConcernId = (): MethodDecorator => ApiId('concernId', 'The concern.', 'late-answers');

const concernOf = ({ request: { params } }: Exchange) => ({ concernId: params['concernId'] ?? '' });

@ApiTags('Commands: concerns and breaches')
@ApiAllianceId()
@Controller('v1/alliances/:allianceId/concerns')
export class ConcernsController {
  constructor(private readonly desk: CommandDesk) {}

  @Post()
  @ApiCommand({
    operationId: 'raiseConcern',
    summary: 'Somebody raises a concern',
  })
  raise(@Body() body: RaiseConcernBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('RaiseConcern', body, exchange);
  }

  @Post(':concernId/resolution')
  @ApiConcernId()
  @ApiCommand({
    operationId: 'resolveConcern',
    summary: 'A concern is resolved',
  })
  resolve(@Body() body: ResolveConcernBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('ResolveConcern', { ...body, ...concernOf(exchange) }, exchange);
  }
}
