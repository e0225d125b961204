import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CorrectEntryBody, RetractEntryBody } from '#intake';
import { Commands, Sender } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { EntryPath } from './entry-path.js';

@ApiTags('Corrections')
@Controller('v1/alliances/:allianceId/entries/:eventId')
export class EntriesController {
  constructor(private readonly commands: Commands) {}

  @PostCommand('correction', 'An entry was wrong', {
    description:
      'What it should have said takes its place, as if it had been recorded so. The entry itself stays, and so does its correction.',
  })
  correctEntry(@Param() path: EntryPath, @Body() body: CorrectEntryBody, @Sender() sender: Sender) {
    return this.commands.send('CorrectEntry', path, body, sender);
  }

  @PostCommand('retraction', 'An entry should never have been recorded', {
    description: 'It then counts for nothing. The entry itself stays, and so does its retraction.',
  })
  retractEntry(@Param() path: EntryPath, @Body() body: RetractEntryBody, @Sender() sender: Sender) {
    return this.commands.send('RetractEntry', path, body, sender);
  }
}
