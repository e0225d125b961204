import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AchieveObjectiveBody,
  DropObjectiveBody,
  RealiseBenefitBody,
  ReportProgressBody,
  SetObjectiveBody,
} from '#intake';
import { Commands, Sender } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { AlliancePath } from '../parameters/alliance-path.js';
import { ObjectivePath } from './objective-path.js';

@ApiTags('Objectives and benefits')
@Controller('v1/alliances/:allianceId')
export class ObjectivesController {
  constructor(private readonly commands: Commands) {}

  @PostCommand('objectives', 'The partners set an objective')
  setObjective(@Param() path: AlliancePath, @Body() body: SetObjectiveBody, @Sender() sender: Sender) {
    return this.commands.send('SetObjective', path, body, sender);
  }

  @PostCommand('objectives/:objectiveId/progress', 'An objective came nearer, or moved away', {
    description: '`progress` is of the whole, and not what was added.',
  })
  reportProgress(@Param() path: ObjectivePath, @Body() body: ReportProgressBody, @Sender() sender: Sender) {
    return this.commands.send('ReportProgress', path, body, sender);
  }

  @PostCommand('objectives/:objectiveId/achievement', 'An objective was achieved')
  achieveObjective(
    @Param() path: ObjectivePath,
    @Body() body: AchieveObjectiveBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('AchieveObjective', path, body, sender);
  }

  @PostCommand('objectives/:objectiveId/drop', 'An objective was given up')
  dropObjective(@Param() path: ObjectivePath, @Body() body: DropObjectiveBody, @Sender() sender: Sender) {
    return this.commands.send('DropObjective', path, body, sender);
  }

  @PostCommand('benefits', 'A partner has a benefit of the alliance', {
    description: 'Whoever brought it about: what was given is a contribution.',
  })
  realiseBenefit(@Param() path: AlliancePath, @Body() body: RealiseBenefitBody, @Sender() sender: Sender) {
    return this.commands.send('RealiseBenefit', path, body, sender);
  }
}
