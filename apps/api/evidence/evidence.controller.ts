import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { AuditTrail, type Clock } from '#application';
import { defined } from '#domain';
import { type EventStore } from '#event-store';
import { makeBundle, openSubjectKeys, type TransparencyLog } from '#runtime';
import { NDJSON_TYPE } from '../http/media-types.js';
import { type HttpReply, type HttpRequest } from '../http/request.js';
import { Roles } from '../http/route-config.js';
import { ANSWERED } from '../openapi/headers.js';
import { ApiParameters } from '../openapi/parameters.decorator.js';
import { ApiProblems } from '../openapi/problems.decorator.js';
import { AlliancePath } from '../parameters/alliance-path.js';
import { Purpose } from '../parameters/queries.js';
import { type Config, configuration } from '../runtime/runtime.module.js';
import { CLOCK, STORED_EVENTS, TRANSPARENCY_LOG } from '../runtime/tokens.js';

class EvidenceQuery {
  @Purpose() purpose?: string;
}

/** Evidence that can be checked away from here. */
@ApiTags('Transparency log')
@Controller('v1/alliances/:allianceId/evidence')
export class EvidenceController {
  constructor(
    @Inject(STORED_EVENTS) private readonly stored: EventStore,
    @Inject(TRANSPARENCY_LOG) private readonly log: TransparencyLog,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(configuration.KEY) private readonly config: Config,
  ) {}

  @Get()
  @Roles('auditor')
  @ApiOperation({
    summary: 'The evidence bundle of an alliance',
    description:
      'All events as they are stored, a proof of each, the checkpoint of the log and its public keys, the schemas, the keys of personal texts, and what was left out: one JSON object a line. Leaves an entry in the audit trail.',
  })
  @ApiParameters()
  @ApiResponse({
    status: 200,
    description: 'The bundle.',
    headers: ANSWERED,
    content: { [NDJSON_TYPE]: { schema: { type: 'object', additionalProperties: true } } },
  })
  @ApiProblems(400, 401, 403, 404, 503)
  async getEvidence(
    @Param() { allianceId }: AlliancePath,
    @Query() { purpose }: EvidenceQuery,
    @Req() { caller, correlationId }: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<Readable> {
    const lines = await makeBundle(
      allianceId,
      defined({ caller, correlationId, through: 'http' as const, purpose }),
      {
        stored: this.stored,
        log: this.log,
        audit: this.audit,
        keysIn: (scope) => this.keysIn(scope),
        now: this.now,
      },
    );
    reply
      .header('content-type', `${NDJSON_TYPE}; charset=utf-8`)
      .header('content-disposition', `attachment; filename="${allianceId}.evidence.ndjson"`);
    return Readable.from(lines, { objectMode: false });
  }

  private async keysIn(scope: string) {
    const keys = await openSubjectKeys(this.config);
    try {
      return await keys.keysIn(scope);
    } finally {
      await keys.close();
    }
  }
}
