import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ProblemAnswer } from '../openapi/problem-answer.js';

/** What became of one CloudEvent. */
export class IngestedItemAnswer {
  @ApiPropertyOptional({ description: "The event's own; left out if it has none.", example: '42' })
  id?: string;

  @ApiProperty({ enum: ['recorded', 'duplicate', 'rejected'], example: 'recorded' }) status!: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'Of the event that was recorded, now or before.' })
  eventId?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'Of the alliance.', example: 4 })
  revision?: number;

  @ApiPropertyOptional({
    description: 'Not in a dry run: only the store can give it.',
    example: '0000000000000042',
  })
  position?: string;

  @ApiPropertyOptional({
    type: () => ProblemAnswer,
    description: 'Why it was rejected. Pointers are into the event.',
  })
  problem?: ProblemAnswer;
}

/** What became of each CloudEvent, in the order in which they came. */
export class IngestionAnswer {
  @ApiProperty({ type: () => IngestedItemAnswer, isArray: true }) items!: readonly IngestedItemAnswer[];
}
