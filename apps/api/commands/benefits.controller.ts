import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RealiseBenefitBody } from '#intake';
import { ApiAllianceId, ApiCommand } from '../documentation/command.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import type { Exchange } from '../http/request.js';
import type { CommandAnswer } from './command-answer.js';
import { CommandDesk } from './command-desk.js';

@ApiTags('Commands: objectives and benefits')
@ApiAllianceId()
@Controller('v1/alliances/:allianceId/benefits')
export class BenefitsController {
  constructor(private readonly desk: CommandDesk) {}

  @Post()
  @ApiCommand({
    operationId: 'realiseBenefit',
    summary: 'A partner has a benefit of the alliance',
    description: 'Whoever brought it about: what was given is a contribution.',
  })
  realise(@Body() body: RealiseBenefitBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('RealiseBenefit', body, exchange);
  }
}
