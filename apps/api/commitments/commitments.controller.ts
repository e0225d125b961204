import { Body, Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AcknowledgeCommitmentBody, MakeCommitmentBody } from '#intake';
import { Commands, Sender } from '../commands/commands.js';
import { PostCommand } from '../commands/post-command.decorator.js';
import { AlliancePath } from '../parameters/alliance-path.js';
import { CommitmentPath } from './commitment-parameters.js';

@ApiTags('Commitments')
@Controller('v1/alliances/:allianceId/commitments')
export class CommitmentsController {
  constructor(private readonly commands: Commands) {}

  @PostCommand('', 'Make a commitment', {
    description: 'Debtors promise something to creditors.',
    creates: true,
  })
  makeCommitment(@Param() path: AlliancePath, @Body() body: MakeCommitmentBody, @Sender() sender: Sender) {
    return this.commands.send(
      'MakeCommitment',
      path,
      body,
      sender,
      ({ allianceId, data }) => `/v1/alliances/${allianceId}/commitments/${data.commitmentId}`,
    );
  }

  @PostCommand(':commitmentId/acknowledgement', 'A creditor knows of the commitment')
  acknowledgeCommitment(
    @Param() path: CommitmentPath,
    @Body() body: AcknowledgeCommitmentBody,
    @Sender() sender: Sender,
  ) {
    return this.commands.send('AcknowledgeCommitment', path, body, sender);
  }
}
