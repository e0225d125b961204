import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GetPortfolio, GetTrackRecord } from '#application';
import { PortfolioAnswer } from '../answers/portfolio-answers.js';
import { TrackRecordAnswer } from '../answers/track-record-answers.js';
import { ApiId } from '../documentation/command.decorator.js';
import { ApiQuestion } from '../documentation/query.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import { Parameters } from '../http/parameters.js';
import type { Exchange } from '../http/request.js';
import { AFTER, AS_OF } from './query-parameters.js';

const RECORD = new Parameters({ ...AS_OF, ...AFTER });
const PORTFOLIO = new Parameters(AFTER);

/** What spans alliances. */
@ApiTags('Read models')
@Controller('v1')
export class TrackRecordsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('partners/:partnerId/track-record')
  @ApiId('partnerId', 'The partner: the same id is the same partner in every alliance.', 'north-college')
  @RECORD.document()
  @ApiQuestion({
    operationId: 'getTrackRecord',
    summary: 'The track record of a partner',
    description:
      'What is known of its reliability from all its alliances, what it was in each, and how it ended.',
    answer: TrackRecordAnswer,
  })
  record(@Both() { request }: Exchange) {
    const { asOf, after } = RECORD.read(request.query);
    return this.queries.execute(new GetTrackRecord(request.params['partnerId'] ?? '', asOf, after));
  }

  @Get('portfolio')
  @PORTFOLIO.document()
  @ApiQuestion({
    operationId: 'getPortfolio',
    summary: 'All alliances, side by side',
    description:
      'How many of what sort, how long they live, how they end, and what part of the promises is kept.',
    answer: PortfolioAnswer,
  })
  portfolio(@Both() { request }: Exchange) {
    return this.queries.execute(new GetPortfolio(PORTFOLIO.read(request.query).after));
  }
}
