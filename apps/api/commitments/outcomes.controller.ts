import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ClaimDeliveryBody,
  DisputeOutcomeBody,
  FulfilCommitmentBody,
  MissCommitmentBody,
  ResolveDisputeBody,
} from '#intake';
import { Commands, Sender } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { CommitmentPath } from './commitment-parameters.js';

@ApiTags('Commitments')
@Controller('v1/alliances/:allianceId/commitments')
export class OutcomesController {
  constructor(private readonly commands: Commands) {}

  @PostCommand(':commitmentId/claim', 'A delivery is claimed, which nobody has confirmed', {
    description: 'It moves no trust: for that it needs confirmation or evidence, as a fulfilment.',
  })
  claimDelivery(@Param() path: CommitmentPath, @Body() body: ClaimDeliveryBody, @Sender() sender: Sender) {
    return this.commands.send('ClaimDelivery', path, body, sender);
  }

  @PostCommand(':commitmentId/fulfilment', 'A commitment was kept, wholly or partly', {
    description: 'Needs the confirmation of a creditor, or evidence.',
  })
  fulfilCommitment(
    @Param() path: CommitmentPath,
    @Body() body: FulfilCommitmentBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('FulfilCommitment', path, body, sender);
  }

  @PostCommand(':commitmentId/miss', 'A commitment was missed', {
    description:
      'After its due date, by the admission of a debtor, or, without a due date, on the report of a creditor.',
  })
  missCommitment(@Param() path: CommitmentPath, @Body() body: MissCommitmentBody, @Sender() sender: Sender) {
    return this.commands.send('MissCommitment', path, body, sender);
  }

  @PostCommand(':commitmentId/dispute', 'The outcome of a commitment is disputed', {
    description: 'Until the dispute is resolved the outcome counts half.',
  })
  disputeOutcome(@Param() path: CommitmentPath, @Body() body: DisputeOutcomeBody, @Sender() sender: Sender) {
    return this.commands.send('DisputeOutcome', path, body, sender);
  }

  @PostCommand(':commitmentId/dispute/resolution', 'A dispute is resolved', {
    description: 'The outcome is upheld, or overturned: then it is as if it had never been.',
  })
  resolveDispute(@Param() path: CommitmentPath, @Body() body: ResolveDisputeBody, @Sender() sender: Sender) {
    return this.commands.send('ResolveDispute', path, body, sender);
  }
}
