import { ApiProperty } from '@nestjs/swagger';
import { RULES } from '#domain';

export class ProblemPlaceAnswer {
  @ApiProperty({
    description: 'Into the body (RFC 6901); of a parameter or a header its name.',
    example: '/partners/0/name',
  })
  pointer!: string;

  @ApiProperty({ required: false, description: 'In the path or the query.', example: 'limit' })
  parameter?: string;

  @ApiProperty({ required: false, description: 'A header.', example: 'If-Match' })
  header?: string;

  @ApiProperty({ description: 'What is expected instead.', example: 'must not be blank' })
  detail!: string;
}

export class ConflictingFactAnswer {
  @ApiProperty({ format: 'uuid' })
  eventId!: string;

  @ApiProperty({ example: 'CommitmentKept' })
  type!: string;

  @ApiProperty({ example: '2024-04-12' })
  occurredOn!: string;

  @ApiProperty({ type: 'integer', minimum: 0 })
  revision!: number;
}

/** A problem, RFC 9457. */
export class ProblemAnswer {
  @ApiProperty({
    format: 'uri-reference',
    description: 'Documented there.',
    example: '/problems/rule-broken',
  })
  type!: string;

  @ApiProperty({ example: 'A rule of the domain forbids it' })
  title!: string;

  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599, example: 409 })
  status!: number;

  @ApiProperty({ example: 'arts-centre is not a partner on 2024-03-01.' })
  detail!: string;

  @ApiProperty({ type: () => ProblemPlaceAnswer, isArray: true, required: false })
  errors?: ProblemPlaceAnswer[];

  @ApiProperty({ enum: [...RULES], required: false, description: 'The rule that forbids the command.' })
  rule?: string;

  @ApiProperty({
    type: () => ConflictingFactAnswer,
    required: false,
    description: 'The recorded fact in the way.',
  })
  conflictsWith?: ConflictingFactAnswer;

  @ApiProperty({
    format: 'uuid',
    required: false,
    description: 'What was recorded under the idempotency key.',
  })
  eventId?: string;
}
