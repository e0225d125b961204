import { Controller, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { JSONSchema } from 'class-validator-jsonschema';
import { ListAuditEntries } from '#application';
import { Id, Optional, PartialDate, ShortText } from '#intake';
import { Paged } from '../parameters/queries.js';
import { GetQuery } from '../queries/get-query.decorator.js';
import { AuditPageAnswer } from './audit-answers.js';

class AuditQuery extends Paged {
  @Optional()
  @PartialDate()
  @JSONSchema({
    description: 'From the beginning of this on. Left out: of the month of `to`.',
    examples: ['2026-11'],
  })
  from?: string;

  @Optional()
  @PartialDate()
  @JSONSchema({ description: 'Up to the end of this. Left out: now.', examples: ['2026-11-30'] })
  to?: string;

  @Optional()
  @ShortText()
  @JSONSchema({ description: 'Only what this caller was handed out.' })
  caller?: string;

  @Optional()
  @Id()
  @JSONSchema({ description: 'Only what was handed out of this alliance.' })
  alliance?: string;
}

@ApiTags('Proof')
@Controller('v1/audit')
export class AuditController {
  constructor(private readonly queries: QueryBus) {}

  @GetQuery('', AuditPageAnswer, 'Who was handed out recorded events, when, and why', {
    description:
      'Every reading of recorded events, every export and every evidence bundle leaves an entry, before anything is handed out.',
    roles: ['auditor'],
  })
  listAuditEntries(@Query() { alliance: allianceId, limit, cursor, ...range }: AuditQuery) {
    return this.queries.execute(new ListAuditEntries({ ...range, allianceId }, { limit, cursor }));
  }
}
