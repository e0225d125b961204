import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DisputeOutcomeBody, ResolveDisputeBody } from '#intake';
import { ApiAllianceId, ApiCommand, ApiId } from '../documentation/command.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import type { Exchange } from '../http/request.js';
import type { CommandAnswer } from './command-answer.js';
import { CommandDesk } from './command-desk.js';

const commitmentOf = ({ request: { params } }: Exchange) => ({ commitmentId: params['commitmentId'] ?? '' });

@ApiTags('Commands: commitments')
@ApiAllianceId()
@ApiId('commitmentId', 'The commitment.', 'spring-teachers')
@Controller('v1/alliances/:allianceId/commitments/:commitmentId/dispute')
export class DisputesController {
  constructor(private readonly desk: CommandDesk) {}

  @Post()
  @ApiCommand({
    operationId: 'disputeOutcome',
    summary: 'The outcome of a commitment is disputed',
    description: 'Until the dispute is resolved the outcome counts half.',
  })
  dispute(@Body() body: DisputeOutcomeBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('DisputeOutcome', { ...body, ...commitmentOf(exchange) }, exchange);
  }

  @Post('resolution')
  @ApiCommand({
    operationId: 'resolveDispute',
    summary: 'A dispute is resolved',
    description: 'The outcome is upheld, or overturned: then it is as if it had never been.',
  })
  resolve(@Body() body: ResolveDisputeBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('ResolveDispute', { ...body, ...commitmentOf(exchange) }, exchange);
  }
}
