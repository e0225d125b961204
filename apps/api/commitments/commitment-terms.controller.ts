import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ReassignCommitmentBody,
  ReleaseCommitmentBody,
  RenegotiateCommitmentBody,
  WithdrawCommitmentBody,
} from '#intake';
import { Commands, Sender } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { CommitmentPath } from './commitment-parameters.js';

@ApiTags('Commitments')
@Controller('v1/alliances/:allianceId/commitments')
export class CommitmentTermsController {
  constructor(private readonly commands: Commands) {}

  @PostCommand(':commitmentId/renegotiation', 'The terms of a commitment change', {
    description:
      'Before it is due, with the consent of all its debtors and creditors. Healthy, and costs no trust.',
  })
  renegotiateCommitment(
    @Param() path: CommitmentPath,
    @Body() body: RenegotiateCommitmentBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('RenegotiateCommitment', path, body, sender);
  }

  @PostCommand(':commitmentId/reassignment', 'Others take a commitment over', {
    description: 'New debtors, new creditors, or both, with the consent of all of them, the old and the new.',
  })
  reassignCommitment(
    @Param() path: CommitmentPath,
    @Body() body: ReassignCommitmentBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('ReassignCommitment', path, body, sender);
  }

  @PostCommand(':commitmentId/release', 'The creditors let the debtors off')
  releaseCommitment(
    @Param() path: CommitmentPath,
    @Body() body: ReleaseCommitmentBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('ReleaseCommitment', path, body, sender);
  }

  @PostCommand(':commitmentId/withdrawal', 'The debtors cancel their commitment', {
    description: 'Before it is due.',
  })
  withdrawCommitment(
    @Param() path: CommitmentPath,
    @Body() body: WithdrawCommitmentBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('WithdrawCommitment', path, body, sender);
  }
}
