import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DisputeOutcomeBody, ResolveDisputeBody } from '#intake';
import { Commands } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { Sender } from '../http/sender.decorator.js';
import { CommitmentPath } from './commitment-parameters.js';

@ApiTags('Commitments')
@Controller('v1/alliances/:allianceId/commitments/:commitmentId/dispute')
export class DisputesController {
  constructor(private readonly commands: Commands) {}

  @PostCommand('', 'The outcome of a commitment is disputed', {
    description: 'Until the dispute is resolved the outcome counts half.',
  })
  disputeOutcome(@Param() path: CommitmentPath, @Body() body: DisputeOutcomeBody, @Sender() sender: Sender) {
    return this.commands.send('DisputeOutcome', path, body, sender);
  }

  @PostCommand('resolution', 'A dispute is resolved', {
    description: 'The outcome is upheld, or overturned: then it is as if it had never been.',
  })
  resolveDispute(@Param() path: CommitmentPath, @Body() body: ResolveDisputeBody, @Sender() sender: Sender) {
    return this.commands.send('ResolveDispute', path, body, sender);
  }
}
