import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HoldReviewBody, MakeContributionBody } from '#intake';
import { ApiAllianceId, ApiCommand } from '../documentation/command.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import type { Exchange } from '../http/request.js';
import type { CommandAnswer } from './command-answer.js';
import { CommandDesk } from './command-desk.js';

@ApiTags('Commands: contributions and reviews')
@ApiAllianceId()
@Controller('v1/alliances/:allianceId')
export class GivingController {
  constructor(private readonly desk: CommandDesk) {}

  @Post('contributions')
  @ApiCommand({
    operationId: 'makeContribution',
    summary: 'Something was given',
    description: 'A contribution moves reciprocity, never trust: trust cannot be bought with volume.',
    creates: true,
  })
  contribute(@Body() body: MakeContributionBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('MakeContribution', body, exchange, {
      location: (id, { contributionId }) => `/v1/alliances/${id}/contributions/${contributionId}`,
    });
  }

  @Post('reviews')
  @ApiCommand({
    operationId: 'holdReview',
    summary: 'The partners held a review',
    description: 'A joint assessment that ends in a decision.',
  })
  review(@Body() body: HoldReviewBody, @Both() exchange: Exchange): Promise<CommandAnswer> {
    return this.desk.take('HoldReview', body, exchange);
  }
}
