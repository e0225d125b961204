import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ConfirmBreachBody,
  DismissBreachBody,
  RaiseConcernBody,
  ReportBreachBody,
  ResolveConcernBody,
} from '#intake';
import { Commands, Sender } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { AlliancePath } from '../parameters/alliance-path.js';
import { BreachPath, ConcernPath } from './concern-paths.js';

@ApiTags('Concerns and breaches')
@Controller('v1/alliances/:allianceId')
export class ConcernsController {
  constructor(private readonly commands: Commands) {}

  @PostCommand('concerns', 'Somebody raises a concern')
  raiseConcern(@Param() path: AlliancePath, @Body() body: RaiseConcernBody, @Sender() sender: Sender) {
    return this.commands.send('RaiseConcern', path, body, sender);
  }

  @PostCommand('concerns/:concernId/resolution', 'A concern is resolved')
  resolveConcern(@Param() path: ConcernPath, @Body() body: ResolveConcernBody, @Sender() sender: Sender) {
    return this.commands.send('ResolveConcern', path, body, sender);
  }

  @PostCommand('breaches', 'A breach is reported', {
    description: 'It moves trust only once somebody else has confirmed it.',
  })
  reportBreach(@Param() path: AlliancePath, @Body() body: ReportBreachBody, @Sender() sender: Sender) {
    return this.commands.send('ReportBreach', path, body, sender);
  }

  @PostCommand('breaches/:breachId/confirmation', 'A breach is confirmed', {
    description: 'By somebody other than its reporter.',
  })
  confirmBreach(@Param() path: BreachPath, @Body() body: ConfirmBreachBody, @Sender() sender: Sender) {
    return this.commands.send('ConfirmBreach', path, body, sender);
  }

  @PostCommand('breaches/:breachId/dismissal', 'A breach is dismissed')
  dismissBreach(@Param() path: BreachPath, @Body() body: DismissBreachBody, @Sender() sender: Sender) {
    return this.commands.send('DismissBreach', path, body, sender);
  }
}
