import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { COMMITMENT_STATUSES_NOW } from '#application';
import { MISS_DETECTIONS } from '#domain';
import { ALLIANCE_ID, UUID } from '../openapi/common-fields.js';
import { PageOf } from '../openapi/page-answer.js';

export class OutcomeAnswer {
  @ApiProperty(UUID) eventId!: string;
  @ApiProperty({
    enum: ['CommitmentKept', 'CommitmentPartlyKept', 'CommitmentMissed'],
    example: 'CommitmentKept',
  })
  type!: string;

  @ApiProperty({ example: '2024-04-12' }) occurredOn!: string;
  @ApiPropertyOptional({ description: 'Of what was kept, wholly or partly.', example: '2024-04-12' })
  deliveredOn?: string;

  @ApiPropertyOptional({ example: 'town-library' }) confirmedBy?: string;
  @ApiPropertyOptional({ example: 'https://example.org/timetable' }) evidence?: string;
  @ApiPropertyOptional({ description: 'Of what was missed.', example: '2024-05-01' }) asOf?: string;
  @ApiPropertyOptional({ example: 'north-college' }) by?: string;
  @ApiPropertyOptional() reason?: string;
  @ApiPropertyOptional() excusedBy?: string;
  @ApiPropertyOptional({ enum: [...MISS_DETECTIONS] }) detectedBy?: string;
}

export class HistoryEntryAnswer {
  @ApiProperty(UUID) eventId!: string;
  @ApiProperty({ example: 'CommitmentMade' }) type!: string;
  @ApiProperty({ example: '2024-03-01' }) occurredOn!: string;
}

export class CommitmentAnswer {
  @ApiProperty(ALLIANCE_ID) allianceId!: string;
  @ApiProperty({ example: 'spring-teachers' }) commitmentId!: string;
  @ApiProperty({ type: [String], example: ['north-college'] }) debtors!: readonly string[];
  @ApiProperty({ type: [String], example: ['town-library'] }) creditors!: readonly string[];
  @ApiProperty({ example: 'Two teachers for the evening courses of the spring term.' }) description!: string;
  @ApiPropertyOptional({ example: 'teachers' }) measure?: string;
  @ApiPropertyOptional({ example: 2 }) target?: number;
  @ApiPropertyOptional({ example: 'people' }) unit?: string;
  @ApiProperty({ example: 1 }) weight!: number;
  @ApiProperty({ example: '2024-03-01' }) madeOn!: string;
  @ApiPropertyOptional({ description: 'As pauses moved it.', example: '2024-04-15' }) dueOn?: string;
  @ApiProperty({ enum: [...COMMITMENT_STATUSES_NOW], example: 'kept' }) status!: string;
  @ApiPropertyOptional({ type: 'integer', description: 'Calendar days; 0 if in time.', example: 0 })
  daysLate?: number;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: 1,
    description: 'What was delivered of the whole.',
    example: 1,
  })
  fraction?: number;

  @ApiPropertyOptional({ description: 'The latest one: it supersedes those before it.' })
  outcome?: OutcomeAnswer;

  @ApiPropertyOptional({ description: 'The outcome is disputed: it counts half.' }) disputed?: boolean;
  @ApiPropertyOptional({
    minimum: 0,
    maximum: 1,
    description: 'What a debtor claims to have delivered of the whole. It moves no trust.',
    example: 0.5,
  })
  claimed?: number;

  @ApiPropertyOptional({
    type: [String],
    description: 'The creditors who took note of the promise.',
    example: ['town-library'],
  })
  acknowledgedBy?: readonly string[];

  @ApiProperty({
    type: () => HistoryEntryAnswer,
    isArray: true,
    description: 'In the order in which it happened.',
  })
  history!: readonly HistoryEntryAnswer[];
}

export class CommitmentPageAnswer extends PageOf(CommitmentAnswer) {}
