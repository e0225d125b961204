import { Controller, Param, Query, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type FigureAsked, GetLineage, type Reading, provJson } from '#application';
import { preferredType } from '../http/accept.js';
import { JSON_TYPE, PROV_JSON_TYPE } from '../http/media-types.js';
import { type HttpReply, type HttpRequest } from '../http/request.js';
import { ReadingQuery } from '../parameters/queries.js';
import { GetQuery } from '../queries/get-query.decorator.js';
import { withoutDebtor } from '../trust/without-debtor.js';
import { LineageAnswer } from './lineage-answers.js';
import { DimensionPath, NOW, PointLineageQuery, PointPath, SignPath } from './lineage-parameters.js';

const DETAILS = {
  description: `The rule and its version, what it takes, and the events behind that: enough to compute the figure by hand. As PROV-JSON where the request accepts \`${PROV_JSON_TYPE}\`.`,
  others: { [PROV_JSON_TYPE]: { description: 'The same as a document of PROV-JSON.' } },
};

/** Where figures come from. */
@ApiTags('Lineage')
@Controller('v1/alliances/:allianceId')
export class LineageController {
  constructor(private readonly queries: QueryBus) {}

  @GetQuery(
    'trust-timeline/:position/lineage',
    LineageAnswer,
    'Where a point of a trust timeline comes from',
    DETAILS,
  )
  async getTrustLineage(
    @Param() { allianceId, position }: PointPath,
    @Query() { debtor, creditor, ...reading }: PointLineageQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ) {
    if (debtor === undefined && creditor !== undefined)
      throw withoutDebtor('creditor', 'whose promises to this creditor?');
    const figure = {
      of: 'trust',
      key: { ...(debtor !== undefined && { debtor }), ...(creditor !== undefined && { creditor }) },
      position: position === NOW ? undefined : position,
    } as const;
    return this.answer(allianceId, figure, reading, request, reply);
  }

  @GetQuery(
    'scorecard/:dimension/lineage',
    LineageAnswer,
    'Where a dimension of the scorecard comes from',
    DETAILS,
  )
  async getScorecardLineage(
    @Param() { allianceId, dimension }: DimensionPath,
    @Query() reading: ReadingQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ) {
    return this.answer(allianceId, { of: 'scorecard', dimension }, reading, request, reply);
  }

  @GetQuery('warning-signs/:sign/lineage', LineageAnswer, 'Where a warning sign comes from', DETAILS)
  async getWarningLineage(
    @Param() { allianceId, sign }: SignPath,
    @Query() reading: ReadingQuery,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ) {
    return this.answer(allianceId, { of: 'warning-signs', sign }, reading, request, reply);
  }

  private async answer(
    allianceId: string,
    figure: FigureAsked,
    reading: Reading,
    { headers }: HttpRequest,
    reply: HttpReply,
  ) {
    const lineage = await this.queries.execute(new GetLineage(allianceId, figure, reading));
    reply.header('vary', 'Accept');
    if (preferredType(headers.accept, [JSON_TYPE, PROV_JSON_TYPE]) === JSON_TYPE) return lineage;
    reply.header('content-type', `${PROV_JSON_TYPE}; charset=utf-8`);
    return JSON.stringify(provJson(lineage));
  }
}
