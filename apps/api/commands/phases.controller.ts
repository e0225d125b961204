import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DissolveAllianceBody,
  FormaliseAllianceBody,
  LapseAllianceBody,
  PauseAllianceBody,
  RenegotiateAllianceBody,
  ResumeAllianceBody,
  ReviveAllianceBody,
} from '#intake';
import { ApiAllianceId, ApiCommand } from '../documentation/command.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import type { Exchange } from '../http/request.js';
import type { CommandAnswer } from './command-answer.js';
import { CommandDesk } from './command-desk.js';

@ApiTags('Commands: phases')
@ApiAllianceId()
@Controller('v1/alliances/:allianceId')
export class PhasesController {
  constructor(private readonly desk: CommandDesk) {}

  @Post('renegotiation')
  @ApiCommand({
    operationId: 'renegotiateAlliance',
    summary: 'The alliance agrees anew',
    description: 'With the consent of two partners or more.',
  })
  renegotiate(@Body() body: RenegotiateAllianceBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('RenegotiateAlliance', body, exchange);
  }

  @Post('pause')
  @ApiCommand({
    operationId: 'pauseAlliance',
    summary: 'The alliance pauses',
    description: 'Nothing falls due in a pause.',
  })
  pause(@Body() body: PauseAllianceBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('PauseAlliance', body, exchange);
  }

  @Post('resumption')
  @ApiCommand({ operationId: 'resumeAlliance', summary: 'The alliance resumes' })
  resume(@Body() body: ResumeAllianceBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('ResumeAlliance', body, exchange);
  }

  @Post('lapse')
  @ApiCommand({
    operationId: 'lapseAlliance',
    summary: 'The alliance faded',
    description: 'An end that nobody concluded.',
  })
  lapse(@Body() body: LapseAllianceBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('LapseAlliance', body, exchange);
  }

  @Post('revival')
  @ApiCommand({ operationId: 'reviveAlliance', summary: 'A lapsed alliance is back' })
  revive(@Body() body: ReviveAllianceBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('ReviveAlliance', body, exchange);
  }

  @Post('dissolution')
  @ApiCommand({
    operationId: 'dissolveAlliance',
    summary: 'The alliance is dissolved',
    description:
      'A deliberate end, which says what becomes of every open commitment. One answer, several events.',
  })
  dissolve(@Body() body: DissolveAllianceBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('DissolveAlliance', body, exchange);
  }

  @Post('formalisation')
  @ApiCommand({
    operationId: 'formaliseAlliance',
    summary: 'The alliance becomes a contract, a legal body or a treaty',
  })
  formalise(@Body() body: FormaliseAllianceBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('FormaliseAlliance', body, exchange);
  }
}
