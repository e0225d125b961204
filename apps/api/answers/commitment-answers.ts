import { ApiProperty } from '@nestjs/swagger';
import { COMMITMENT_STATUSES_NOW } from '#application';
import { MISS_DETECTIONS } from '#domain';

export class OutcomeAnswer {
  @ApiProperty({ format: 'uuid' })
  eventId!: string;

  @ApiProperty({
    enum: ['CommitmentKept', 'CommitmentPartlyKept', 'CommitmentMissed'],
    example: 'CommitmentKept',
  })
  type!: string;

  @ApiProperty({ example: '2024-04-12' })
  occurredOn!: string;

  @ApiProperty({ required: false, description: 'Of what was kept, wholly or partly.', example: '2024-04-12' })
  deliveredOn?: string;

  @ApiProperty({ required: false, example: 'town-library' })
  confirmedBy?: string;

  @ApiProperty({ required: false, example: 'https://example.org/timetable' })
  evidence?: string;

  @ApiProperty({ required: false, description: 'Of what was missed.', example: '2024-05-01' })
  asOf?: string;

  @ApiProperty({ required: false, example: 'north-college' })
  by?: string;

  @ApiProperty({ required: false })
  reason?: string;

  @ApiProperty({ required: false })
  excusedBy?: string;

  @ApiProperty({ enum: [...MISS_DETECTIONS], required: false })
  detectedBy?: string;
}

export class HistoryEntryAnswer {
  @ApiProperty({ format: 'uuid' })
  eventId!: string;

  @ApiProperty({ example: 'CommitmentMade' })
  type!: string;

  @ApiProperty({ example: '2024-03-01' })
  occurredOn!: string;
}

export class CommitmentAnswer {
  @ApiProperty({ example: 'river-valley-schools' })
  allianceId!: string;

  @ApiProperty({ example: 'spring-teachers' })
  commitmentId!: string;

  @ApiProperty({ type: [String], example: ['north-college'] })
  debtors!: string[];

  @ApiProperty({ type: [String], example: ['town-library'] })
  creditors!: string[];

  @ApiProperty({ example: 'Two teachers for the evening courses of the spring term.' })
  description!: string;

  @ApiProperty({ required: false, example: 'teachers' })
  measure?: string;

  @ApiProperty({ required: false, example: 2 })
  target?: number;

  @ApiProperty({ required: false, example: 'people' })
  unit?: string;

  @ApiProperty({ example: 1 })
  weight!: number;

  @ApiProperty({ example: '2024-03-01' })
  madeOn!: string;

  @ApiProperty({ required: false, description: 'As pauses moved it.', example: '2024-04-15' })
  dueOn?: string;

  @ApiProperty({ enum: [...COMMITMENT_STATUSES_NOW], example: 'kept' })
  status!: string;

  @ApiProperty({ type: 'integer', required: false, description: 'Calendar days; 0 if in time.', example: 0 })
  daysLate?: number;

  @ApiProperty({
    required: false,
    minimum: 0,
    maximum: 1,
    description: 'What was delivered of the whole.',
    example: 1,
  })
  fraction?: number;

  @ApiProperty({ required: false, description: 'The latest one: it supersedes those before it.' })
  outcome?: OutcomeAnswer;

  @ApiProperty({ required: false, description: 'The outcome is disputed: it counts half.' })
  disputed?: boolean;

  @ApiProperty({
    required: false,
    minimum: 0,
    maximum: 1,
    description: 'What a debtor claims to have delivered of the whole. It moves no trust.',
    example: 0.5,
  })
  claimed?: number;

  @ApiProperty({
    type: [String],
    required: false,
    description: 'The creditors who took note of the promise.',
    example: ['town-library'],
  })
  acknowledgedBy?: string[];

  @ApiProperty({
    type: () => HistoryEntryAnswer,
    isArray: true,
    description: 'In the order in which it happened.',
  })
  history!: HistoryEntryAnswer[];
}

export class CommitmentPageAnswer {
  @ApiProperty({ type: () => CommitmentAnswer, isArray: true })
  items!: CommitmentAnswer[];

  @ApiProperty({ required: false, description: 'The `cursor` of the next page.' })
  next?: string;
}
