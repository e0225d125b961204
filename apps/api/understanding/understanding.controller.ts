import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AgreeGroundRuleBody,
  DeclareExpectationBody,
  DeclareProfileBody,
  NotePriorRelationshipBody,
} from '#intake';
import { Commands, Sender } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { AlliancePath } from '../parameters/alliance-path.js';

@ApiTags('Understanding')
@Controller('v1/alliances/:allianceId')
export class UnderstandingController {
  constructor(private readonly commands: Commands) {}

  @PostCommand('expectations', 'A partner says what it expects', {
    description: 'Of another partner, or of the alliance. No promise: nobody is bound by it.',
  })
  declareExpectation(
    @Param() path: AlliancePath,
    @Body() body: DeclareExpectationBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('DeclareExpectation', path, body, sender);
  }

  @PostCommand('ground-rules', 'The partners agree on a ground rule', {
    description: 'With the consent of two partners or more.',
  })
  agreeGroundRule(@Param() path: AlliancePath, @Body() body: AgreeGroundRuleBody, @Sender() sender: Sender) {
    return this.commands.send('AgreeGroundRule', path, body, sender);
  }

  @PostCommand('profiles', 'A partner says how it works')
  declareProfile(@Param() path: AlliancePath, @Body() body: DeclareProfileBody, @Sender() sender: Sender) {
    return this.commands.send('DeclareProfile', path, body, sender);
  }

  @PostCommand('prior-relationships', 'What there was between partners before', {
    description: 'May be older than the alliance.',
  })
  notePriorRelationship(
    @Param() path: AlliancePath,
    @Body() body: NotePriorRelationshipBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('NotePriorRelationship', path, body, sender);
  }
}
