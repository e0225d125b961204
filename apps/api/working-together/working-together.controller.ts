import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DeclareResourceNeedBody, HoldMeetingBody, MeetResourceNeedBody } from '#intake';
import { Commands, Sender } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { AlliancePath } from '../parameters/alliance-path.js';
import { NeedPath } from './need-path.js';

@ApiTags('Working together')
@Controller('v1/alliances/:allianceId')
export class WorkingTogetherController {
  constructor(private readonly commands: Commands) {}

  @PostCommand('meetings', 'Partners met')
  holdMeeting(@Param() path: AlliancePath, @Body() body: HoldMeetingBody, @Sender() sender: Sender) {
    return this.commands.send('HoldMeeting', path, body, sender);
  }

  @PostCommand('resource-needs', 'Something is needed')
  declareResourceNeed(
    @Param() path: AlliancePath,
    @Body() body: DeclareResourceNeedBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('DeclareResourceNeed', path, body, sender);
  }

  @PostCommand('resource-needs/:needId/provision', 'What was needed is there')
  meetResourceNeed(@Param() path: NeedPath, @Body() body: MeetResourceNeedBody, @Sender() sender: Sender) {
    return this.commands.send('MeetResourceNeed', path, body, sender);
  }
}
