import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AcknowledgeCommitmentBody,
  ClaimDeliveryBody,
  FulfilCommitmentBody,
  MakeCommitmentBody,
  MissCommitmentBody,
  ReassignCommitmentBody,
  ReleaseCommitmentBody,
  RenegotiateCommitmentBody,
  WithdrawCommitmentBody,
} from '#intake';
import { Commands } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { Sender } from '../http/sender.decorator.js';
import { AlliancePath } from '../parameters/alliance-path.js';
import { CommitmentPath } from './commitment-parameters.js';

@ApiTags('Commitments')
@Controller('v1/alliances/:allianceId/commitments')
export class CommitmentsController {
  constructor(private readonly commands: Commands) {}

  @PostCommand<'MakeCommitment'>('', 'Make a commitment', {
    description: 'Debtors promise something to creditors.',
    location: ({ allianceId, data }) => `/v1/alliances/${allianceId}/commitments/${data.commitmentId}`,
  })
  makeCommitment(@Param() path: AlliancePath, @Body() body: MakeCommitmentBody, @Sender() sender: Sender) {
    return this.commands.send('MakeCommitment', path, body, sender);
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

  @PostCommand(':commitmentId/claim', 'A delivery is claimed, which nobody has confirmed', {
    description: 'It moves no trust: for that it needs confirmation or evidence, as a fulfilment.',
  })
  claimDelivery(@Param() path: CommitmentPath, @Body() body: ClaimDeliveryBody, @Sender() sender: Sender) {
    return this.commands.send('ClaimDelivery', path, body, sender);
  }

  @PostCommand(':commitmentId/acknowledgement', 'A creditor knows of the commitment')
  acknowledgeCommitment(
    @Param() path: CommitmentPath,
    @Body() body: AcknowledgeCommitmentBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('AcknowledgeCommitment', path, body, sender);
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
}
