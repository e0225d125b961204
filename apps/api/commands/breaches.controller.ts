import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ConfirmBreachBody, DismissBreachBody, ReportBreachBody } from '#intake';
import { ApiAllianceId, ApiCommand, ApiId } from '../documentation/command.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import type { Exchange } from '../http/request.js';
import type { CommandAnswer } from './command-answer.js';
import { CommandDesk } from './command-desk.js';

const ApiBreachId = (): MethodDecorator => ApiId('breachId', 'The breach.', 'shared-addresses');

const breachOf = ({ request: { params } }: Exchange) => ({ breachId: params['breachId'] ?? '' });

@ApiTags('Commands: concerns and breaches')
@ApiAllianceId()
@Controller('v1/alliances/:allianceId/breaches')
export class BreachesController {
  constructor(private readonly desk: CommandDesk) {}

  @Post()
  @ApiCommand({
    operationId: 'reportBreach',
    summary: 'A breach is reported',
    description: 'It moves trust only once somebody else has confirmed it.',
  })
  report(@Body() body: ReportBreachBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('ReportBreach', body, exchange);
  }

  @Post(':breachId/confirmation')
  @ApiBreachId()
  @ApiCommand({
    operationId: 'confirmBreach',
    summary: 'A breach is confirmed',
    description: 'By somebody other than its reporter.',
  })
  confirm(@Body() body: ConfirmBreachBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('ConfirmBreach', { ...body, ...breachOf(exchange) }, exchange);
  }

  @Post(':breachId/dismissal')
  @ApiBreachId()
  @ApiCommand({
    operationId: 'dismissBreach',
    summary: 'A breach is dismissed',
  })
  dismiss(@Body() body: DismissBreachBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('DismissBreach', { ...body, ...breachOf(exchange) }, exchange);
  }
}
