import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AgreeGroundRuleBody,
  DeclareExpectationBody,
  DeclareProfileBody,
  NotePriorRelationshipBody,
} from '#intake';
import { ApiAllianceId, ApiCommand } from '../documentation/command.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import type { Exchange } from '../http/request.js';
import type { CommandAnswer } from './command-answer.js';
import { CommandDesk } from './command-desk.js';

@ApiTags('Commands: understanding')
@ApiAllianceId()
@Controller('v1/alliances/:allianceId')
export class UnderstandingController {
  constructor(private readonly desk: CommandDesk) {}

  @Post('expectations')
  @ApiCommand({
    operationId: 'declareExpectation',
    summary: 'A partner says what it expects',
    description: 'Of another partner, or of the alliance. No promise: nobody is bound by it.',
  })
  expect(@Body() body: DeclareExpectationBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('DeclareExpectation', body, exchange);
  }

  @Post('ground-rules')
  @ApiCommand({
    operationId: 'agreeGroundRule',
    summary: 'The partners agree on a ground rule',
    description: 'With the consent of two partners or more.',
  })
  agree(@Body() body: AgreeGroundRuleBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('AgreeGroundRule', body, exchange);
  }

  @Post('profiles')
  @ApiCommand({
    operationId: 'declareProfile',
    summary: 'A partner says how it works',
  })
  profile(@Body() body: DeclareProfileBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('DeclareProfile', body, exchange);
  }

  @Post('prior-relationships')
  @ApiCommand({
    operationId: 'notePriorRelationship',
    summary: 'What there was between partners before',
    description: 'May be older than the alliance.',
  })
  note(@Body() body: NotePriorRelationshipBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('NotePriorRelationship', body, exchange);
  }
}
