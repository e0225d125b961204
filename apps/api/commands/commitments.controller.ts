import { Body, Controller, Post } from '@nestjs/common';
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
import { ApiAllianceId, ApiCommand, ApiId } from '../documentation/command.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import type { Exchange } from '../http/request.js';
import type { CommandAnswer } from './command-answer.js';
import { CommandDesk } from './command-desk.js';

const ApiCommitmentId = (): MethodDecorator => ApiId('commitmentId', 'The commitment.', 'spring-teachers');

const commitmentOf = ({ request: { params } }: Exchange) => ({ commitmentId: params['commitmentId'] ?? '' });

@ApiTags('Commands: commitments')
@ApiAllianceId()
@Controller('v1/alliances/:allianceId/commitments')
export class CommitmentsController {
  constructor(private readonly desk: CommandDesk) {}

  @Post()
  @ApiCommand({
    operationId: 'makeCommitment',
    summary: 'Make a commitment',
    description: 'Debtors promise something to creditors.',
    creates: true,
  })
  make(@Body() body: MakeCommitmentBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('MakeCommitment', body, exchange, {
      location: (id, { commitmentId }) => `/v1/alliances/${id}/commitments/${commitmentId}`,
    });
  }

  @Post(':commitmentId/fulfilment')
  @ApiCommitmentId()
  @ApiCommand({
    operationId: 'fulfilCommitment',
    summary: 'A commitment was kept, wholly or partly',
    description: 'Needs the confirmation of a creditor, or evidence.',
  })
  fulfil(@Body() body: FulfilCommitmentBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('FulfilCommitment', { ...body, ...commitmentOf(exchange) }, exchange);
  }

  @Post(':commitmentId/miss')
  @ApiCommitmentId()
  @ApiCommand({
    operationId: 'missCommitment',
    summary: 'A commitment was missed',
    description:
      'After its due date, by the admission of a debtor, or, without a due date, on the report of a creditor.',
  })
  miss(@Body() body: MissCommitmentBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('MissCommitment', { ...body, ...commitmentOf(exchange) }, exchange);
  }

  @Post(':commitmentId/renegotiation')
  @ApiCommitmentId()
  @ApiCommand({
    operationId: 'renegotiateCommitment',
    summary: 'The terms of a commitment change',
    description:
      'Before it is due, with the consent of all its debtors and creditors. Healthy, and costs no trust.',
  })
  renegotiate(@Body() body: RenegotiateCommitmentBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('RenegotiateCommitment', { ...body, ...commitmentOf(exchange) }, exchange);
  }

  @Post(':commitmentId/release')
  @ApiCommitmentId()
  @ApiCommand({ operationId: 'releaseCommitment', summary: 'The creditors let the debtors off' })
  release(@Body() body: ReleaseCommitmentBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('ReleaseCommitment', { ...body, ...commitmentOf(exchange) }, exchange);
  }

  @Post(':commitmentId/withdrawal')
  @ApiCommitmentId()
  @ApiCommand({
    operationId: 'withdrawCommitment',
    summary: 'The debtors cancel their commitment',
    description: 'Before it is due.',
  })
  withdraw(@Body() body: WithdrawCommitmentBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('WithdrawCommitment', { ...body, ...commitmentOf(exchange) }, exchange);
  }

  @Post(':commitmentId/claim')
  @ApiCommitmentId()
  @ApiCommand({
    operationId: 'claimDelivery',
    summary: 'A delivery is claimed, which nobody has confirmed',
    description: 'It moves no trust: for that it needs confirmation or evidence, as a fulfilment.',
  })
  claim(@Body() body: ClaimDeliveryBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('ClaimDelivery', { ...body, ...commitmentOf(exchange) }, exchange);
  }

  @Post(':commitmentId/acknowledgement')
  @ApiCommitmentId()
  @ApiCommand({ operationId: 'acknowledgeCommitment', summary: 'A creditor knows of the commitment' })
  acknowledge(@Body() body: AcknowledgeCommitmentBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('AcknowledgeCommitment', { ...body, ...commitmentOf(exchange) }, exchange);
  }

  @Post(':commitmentId/reassignment')
  @ApiCommitmentId()
  @ApiCommand({
    operationId: 'reassignCommitment',
    summary: 'Others take a commitment over',
    description: 'New debtors, new creditors, or both, with the consent of all of them, the old and the new.',
  })
  reassign(@Body() body: ReassignCommitmentBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('ReassignCommitment', { ...body, ...commitmentOf(exchange) }, exchange);
  }
}
