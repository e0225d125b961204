import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GetReciprocity, GetScorecard, GetWarningSigns } from '#application';
import { ReciprocityAnswer, ScorecardAnswer, WarningSignsAnswer } from '../answers/assessment-answers.js';
import { ApiAllianceId } from '../documentation/command.decorator.js';
import { ApiQuestion } from '../documentation/query.decorator.js';
import { Both } from '../http/exchange.decorator.js';
import { flag } from '../http/parameter-kinds.js';
import { Parameters } from '../http/parameters.js';
import type { Exchange } from '../http/request.js';
import { AFTER, AS_OF } from './query-parameters.js';

const ASSESSMENT = new Parameters({ ...AS_OF, ...AFTER });
const SCORECARD = new Parameters({
  ...AS_OF,
  explain: flag({ description: 'With the events that each dimension comes from.', fallback: false }),
  ...AFTER,
});

/** Figures people decide by: computed from the events, which a command has recorded once it is answered. */
@ApiTags('Assessments')
@ApiAllianceId()
@Controller('v1/alliances/:allianceId')
export class AssessmentsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('reciprocity')
  @ASSESSMENT.document()
  @ApiQuestion({
    operationId: 'getReciprocity',
    summary: 'Who gave what, and who got it',
    description:
      'Per kind of contribution in its own units first, then over those that are valued, per currency.',
    answer: ReciprocityAnswer,
  })
  reciprocity(@Both() { request }: Exchange) {
    const { asOf } = ASSESSMENT.read(request.query);
    return this.queries.execute(new GetReciprocity(request.params['allianceId'] ?? '', asOf));
  }

  @Get('scorecard')
  @SCORECARD.document()
  @ApiQuestion({
    operationId: 'getScorecard',
    summary: 'The dimensions of an alliance side by side',
    description: 'There is no overall score: the headline is the lowest dimension.',
    answer: ScorecardAnswer,
  })
  scorecard(@Both() { request }: Exchange) {
    const { asOf, explain } = SCORECARD.read(request.query);
    return this.queries.execute(new GetScorecard(request.params['allianceId'] ?? '', asOf, explain));
  }

  @Get('warning-signs')
  @ASSESSMENT.document()
  @ApiQuestion({
    operationId: 'getWarningSigns',
    summary: 'The failure patterns an alliance shows',
    description: 'Each with the facts that triggered it, the events, and what to do about it.',
    answer: WarningSignsAnswer,
  })
  warningSigns(@Both() { request }: Exchange) {
    const { asOf } = ASSESSMENT.read(request.query);
    return this.queries.execute(new GetWarningSigns(request.params['allianceId'] ?? '', asOf));
  }
}
