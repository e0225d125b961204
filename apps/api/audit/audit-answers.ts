import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ACCESSES, WAYS } from '#application';
import { UUID } from '../openapi/common-fields.js';
import { PageOf } from '../openapi/page-answer.js';

export class AuditEntryAnswer {
  @ApiProperty(UUID) eventId!: string;
  @ApiProperty({ example: 'audit-2026-11' }) stream!: string;
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 }) revision!: number;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ description: 'Who asked: the name of the API key, or `local`.', example: 'auditor' })
  caller!: string;

  @ApiProperty({ enum: ACCESSES, description: 'What was handed out.' }) what!: (typeof ACCESSES)[number];
  @ApiProperty({ enum: WAYS, description: 'Which way.' }) through!: (typeof WAYS)[number];
  @ApiPropertyOptional({ description: 'Left out: of more than one.', example: 'quad' }) allianceId?: string;
  @ApiPropertyOptional({ description: 'Why, in the words of whoever asked.', example: 'case 17' })
  purpose?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'What part of it was asked for. Left out: all of it.',
  })
  range?: Record<string, unknown>;

  @ApiPropertyOptional({
    description: 'Of an evidence bundle: SHA-256, in base64, of what it says of itself.',
  })
  manifest?: string;
}

export class AuditPageAnswer extends PageOf(AuditEntryAnswer) {}
