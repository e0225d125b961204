import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GetPortfolio } from '#application';
import { ReadingQuery } from '../parameters/queries.js';
import { GetQuery } from '../queries/get-query.decorator.js';
import { PortfolioAnswer } from './portfolio-answers.js';

@ApiTags('Portfolio')
@Controller('v1/portfolio')
export class PortfolioController {
  constructor(private readonly queries: QueryBus) {}

  @GetQuery('', PortfolioAnswer, 'All alliances, side by side', {
    description:
      'How many of what sort, how long they live, how they end, and what part of the promises is kept.',
  })
  getPortfolio(@Query() reading: ReadingQuery) {
    return this.queries.execute(new GetPortfolio(reading));
  }
}
