import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FormAllianceBody } from '#intake';
import { ApiCommand } from '../documentation/command.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import type { Exchange } from '../http/request.js';
import type { CommandAnswer } from './command-answer.js';
import { CommandDesk } from './command-desk.js';

@ApiTags('Commands: alliances')
@Controller('v1/alliances')
export class FormingController {
  constructor(private readonly desk: CommandDesk) {}

  @Post()
  @ApiCommand({
    operationId: 'formAlliance',
    summary: 'Form an alliance',
    description: 'Two or more partners begin to work towards a shared purpose without a contract.',
    creates: true,
  })
  form(
    @Body() { allianceId, ...input }: FormAllianceBody,
    @Both() exchange: Exchange,
  ): Promise<CommandAnswer> {
    return this.desk.take('FormAlliance', input, exchange, {
      allianceId,
      location: (id) => `/v1/alliances/${id}`,
    });
  }
}
