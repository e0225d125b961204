import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { RULES } from '#domain';
import { UUID } from './common-fields.js';

export class ProblemPlaceAnswer {
  @ApiProperty({
    description: 'Into the body (RFC 6901); of a parameter or a header its name.',
    example: '/partners/0/name',
  })
  pointer!: string;

  @ApiPropertyOptional({ description: 'In the path or the query.', example: 'limit' }) parameter?: string;
  @ApiPropertyOptional({ description: 'A header.', example: 'If-Match' }) header?: string;
  @ApiProperty({ description: 'What is expected instead.', example: 'must not be blank' }) detail!: string;
}

export class ConflictingFactAnswer {
  @ApiProperty(UUID) eventId!: string;
  @ApiProperty({ example: 'CommitmentKept' }) type!: string;
  @ApiProperty({ example: '2024-04-12' }) occurredOn!: string;
  @ApiProperty({ type: 'integer', minimum: 0 }) revision!: number;
}

/** A problem, RFC 9457. */
export class ProblemAnswer {
  @ApiProperty({
    format: 'uri-reference',
    description: 'Documented there.',
    example: '/problems/rule-broken',
  })
  type!: string;

  @ApiProperty({ example: 'Rule violation' }) title!: string;
  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599, example: 409 }) status!: number;
  @ApiProperty({ example: 'arts-centre is not a partner on 2024-03-01.' }) detail!: string;
  @ApiPropertyOptional({ type: () => ProblemPlaceAnswer, isArray: true })
  errors?: readonly ProblemPlaceAnswer[];

  @ApiPropertyOptional({ enum: [...RULES], description: 'The rule that forbids the command.' }) rule?: string;
  @ApiPropertyOptional({ type: () => ConflictingFactAnswer, description: 'The recorded fact in the way.' })
  conflictsWith?: ConflictingFactAnswer;

  @ApiPropertyOptional({ format: 'uuid', description: 'What was recorded under the idempotency key.' })
  eventId?: string;
}
