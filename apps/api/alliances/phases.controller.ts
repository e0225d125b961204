import { Body, Controller, Param } from '@nestjs/common';
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
import { Commands, Sender } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { AlliancePath } from '../parameters/alliance-path.js';

@ApiTags('Alliances')
@Controller('v1/alliances/:allianceId')
export class PhasesController {
  constructor(private readonly commands: Commands) {}

  @PostCommand('renegotiation', 'The alliance agrees anew', {
    description: 'With the consent of two partners or more.',
  })
  renegotiateAlliance(
    @Param() path: AlliancePath,
    @Body() body: RenegotiateAllianceBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('RenegotiateAlliance', path, body, sender);
  }

  @PostCommand('pause', 'The alliance pauses', { description: 'Nothing falls due in a pause.' })
  pauseAlliance(@Param() path: AlliancePath, @Body() body: PauseAllianceBody, @Sender() sender: Sender) {
    return this.commands.send('PauseAlliance', path, body, sender);
  }

  @PostCommand('resumption', 'The alliance resumes')
  resumeAlliance(@Param() path: AlliancePath, @Body() body: ResumeAllianceBody, @Sender() sender: Sender) {
    return this.commands.send('ResumeAlliance', path, body, sender);
  }

  @PostCommand('lapse', 'The alliance faded', { description: 'An end that nobody concluded.' })
  lapseAlliance(@Param() path: AlliancePath, @Body() body: LapseAllianceBody, @Sender() sender: Sender) {
    return this.commands.send('LapseAlliance', path, body, sender);
  }

  @PostCommand('revival', 'A lapsed alliance is back')
  reviveAlliance(@Param() path: AlliancePath, @Body() body: ReviveAllianceBody, @Sender() sender: Sender) {
    return this.commands.send('ReviveAlliance', path, body, sender);
  }

  @PostCommand('dissolution', 'The alliance is dissolved', {
    description:
      'A deliberate end, which says what becomes of every open commitment. One answer, several events.',
  })
  dissolveAlliance(
    @Param() path: AlliancePath,
    @Body() body: DissolveAllianceBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('DissolveAlliance', path, body, sender);
  }

  @PostCommand('formalisation', 'The alliance becomes a contract, a legal body or a treaty')
  formaliseAlliance(
    @Param() path: AlliancePath,
    @Body() body: FormaliseAllianceBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('FormaliseAlliance', path, body, sender);
  }
}
