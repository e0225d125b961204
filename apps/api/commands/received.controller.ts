import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AcknowledgeContributionBody, RevalueContributionBody } from '#intake';
import { ApiAllianceId, ApiCommand, ApiId } from '../documentation/command.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import type { Exchange } from '../http/request.js';
import type { CommandAnswer } from './command-answer.js';
import { CommandDesk } from './command-desk.js';

const contributionOf = ({ request: { params } }: Exchange) => ({
  contributionId: params['contributionId'] ?? '',
});

@ApiTags('Commands: contributions and reviews')
@ApiAllianceId()
@ApiId('contributionId', 'The contribution.', 'spring-rooms')
@Controller('v1/alliances/:allianceId/contributions/:contributionId')
export class ReceivedController {
  constructor(private readonly desk: CommandDesk) {}

  @Post('acknowledgement')
  @ApiCommand({
    operationId: 'acknowledgeContribution',
    summary: 'A partner says that a contribution was given',
  })
  acknowledge(@Body() body: AcknowledgeContributionBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('AcknowledgeContribution', { ...body, ...contributionOf(exchange) }, exchange);
  }

  @Post('revaluation')
  @ApiCommand({
    operationId: 'revalueContribution',
    summary: 'A contribution is worth something else',
    description: 'The value as it was stays in the history.',
  })
  revalue(@Body() body: RevalueContributionBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('RevalueContribution', { ...body, ...contributionOf(exchange) }, exchange);
  }
}
