import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CorrectEntryBody, RetractEntryBody } from '#intake';
import { ApiAllianceId, ApiCommand, ApiId } from '../documentation/command.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import type { Exchange } from '../http/request.js';
import type { CommandAnswer } from './command-answer.js';
import { CommandDesk } from './command-desk.js';

const entryOf = ({ request: { params } }: Exchange) => ({ eventId: params['eventId'] ?? '' });

@ApiTags('Commands: corrections')
@ApiAllianceId()
@ApiId('eventId', 'The event that was wrong.', '0198f5f0-6d3c-7c4e-9d6a-0f2a4c1b7e11')
@Controller('v1/alliances/:allianceId/entries/:eventId')
export class EntriesController {
  constructor(private readonly desk: CommandDesk) {}

  @Post('correction')
  @ApiCommand({
    operationId: 'correctEntry',
    summary: 'An entry was wrong',
    description:
      'What it should have said takes its place, as if it had been recorded so. The entry itself stays, and so does its correction.',
  })
  correct(@Body() body: CorrectEntryBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('CorrectEntry', { ...body, ...entryOf(exchange) }, exchange);
  }

  @Post('retraction')
  @ApiCommand({
    operationId: 'retractEntry',
    summary: 'An entry should never have been recorded',
    description: 'It then counts for nothing. The entry itself stays, and so does its retraction.',
  })
  retract(@Body() body: RetractEntryBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('RetractEntry', { ...body, ...entryOf(exchange) }, exchange);
  }
}
