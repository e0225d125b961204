import { Controller, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { GetReciprocity, GetScorecard, GetWarningSigns } from '#application';
import { AlliancePath } from '../parameters/alliance-path.js';
import { ReadingQuery } from '../parameters/queries.js';
import { GetQuery } from '../queries/get-query.decorator.js';
import { ReciprocityAnswer, ScorecardAnswer, WarningSignsAnswer } from './assessment-answers.js';
import { ScorecardQuery } from './scorecard-query.js';

/** Figures people decide by: computed from the events, which a command has recorded once it is answered. */
@ApiTags('Assessments')
@Controller('v1/alliances/:allianceId')
export class AssessmentsController {
  constructor(private readonly queries: QueryBus) {}

  @GetQuery('reciprocity', ReciprocityAnswer, 'Who gave what, and who got it', {
    description:
      'Per kind of contribution in its own units first, then over those that are valued, per currency.',
  })
  getReciprocity(@Param() { allianceId }: AlliancePath, @Query() moment: ReadingQuery) {
    return this.queries.execute(new GetReciprocity(allianceId, moment));
  }

  @GetQuery('scorecard', ScorecardAnswer, 'The dimensions of an alliance side by side', {
    description: 'There is no overall score: the headline is the lowest dimension.',
  })
  getScorecard(@Param() { allianceId }: AlliancePath, @Query() { explain, ...moment }: ScorecardQuery) {
    return this.queries.execute(new GetScorecard(allianceId, moment, explain));
  }

  @GetQuery('warning-signs', WarningSignsAnswer, 'The failure patterns an alliance shows', {
    description: 'Each with the facts that triggered it, the events, and what to do about it.',
  })
  getWarningSigns(@Param() { allianceId }: AlliancePath, @Query() moment: ReadingQuery) {
    return this.queries.execute(new GetWarningSigns(allianceId, moment));
  }
}
