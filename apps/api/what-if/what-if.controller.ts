import { Body, Controller, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Clock, type Identity } from '#application';
import { type EventStore } from '#event-store';
import { WhatIfBody, trustPolicyOf } from '#intake';
import { Refused, askWhatIf } from '#runtime';
import { type HttpRequest } from '../http/request.js';
import { Roles } from '../http/route-config.js';
import { ANSWERED, CORRELATION_ID } from '../openapi/headers.js';
import { ApiParameters } from '../openapi/parameters.decorator.js';
import { ApiProblems } from '../openapi/problems.decorator.js';
import { AlliancePath } from '../parameters/alliance-path.js';
import { MomentQuery } from '../parameters/queries.js';
import { CLOCK, EVENT_STORE, IDENTITY } from '../runtime/tokens.js';
import { WhatIfAnswer } from './what-if-answers.js';

/** A question by its verb: it is long, and nothing is recorded. */
@ApiTags('Replay')
@Controller('v1/alliances/:allianceId/what-if')
export class WhatIfController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(IDENTITY) private readonly identity: Identity,
  ) {}

  @Post()
  @HttpCode(200)
  @Roles('analyst', 'auditor')
  @ApiOperation({
    summary: 'What the figures would be otherwise',
    description:
      'Without some events, with invented ones, or under another trust policy: each figure as it is, as it would be, and the difference; and the least that would make the band of trust another one. Nothing is recorded.',
  })
  @ApiParameters()
  @ApiHeader(CORRELATION_ID)
  @ApiResponse({ status: 200, description: 'The answer.', type: WhatIfAnswer, headers: ANSWERED })
  @ApiProblems(400, 401, 403, 404, 409, 413, 415, 503)
  askWhatIf(
    @Param() { allianceId }: AlliancePath,
    @Query() moment: MomentQuery,
    @Body() { trustPolicy, ...question }: WhatIfBody,
    @Req() { caller, correlationId }: HttpRequest,
  ): Promise<WhatIfAnswer> {
    if (question.debtor === undefined && question.creditor !== undefined) throw creditorAlone();
    const policy = trustPolicy === undefined ? undefined : trustPolicyOf(trustPolicy);
    const sources = { store: this.store, now: this.now, identity: this.identity };
    return askWhatIf(sources, allianceId, { ...question, trustPolicy: policy }, moment, {
      caller,
      correlationId,
    });
  }
}

function creditorAlone(): Refused {
  const detail = 'needs debtor beside it: whose promises to this creditor?';
  return new Refused('invalid-input', {
    detail: `creditor ${detail}`,
    errors: [{ pointer: '/creditor', detail }],
  });
}
