import { ApiProperty } from '@nestjs/swagger';
import { PHASES } from '#domain';

export class PhaseEndAnswer {
  @ApiProperty({ format: 'uuid' })
  eventId!: string;

  @ApiProperty({ example: 'AlliancePaused' })
  type!: string;

  @ApiProperty({ required: false, example: 'The building is renovated.' })
  reason?: string;
}

export class PhaseAnswer {
  @ApiProperty({ enum: [...PHASES], example: 'active' })
  phase!: string;

  @ApiProperty({ example: '2024-03-01' })
  from!: string;

  @ApiProperty({ required: false, description: 'Left out while it lasts.', example: '2024-07-01' })
  to?: string;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Calendar days, so far if it lasts.',
    example: 122,
  })
  days!: number;

  @ApiProperty({ required: false })
  endedBy?: PhaseEndAnswer;
}

export class LifecycleEntryAnswer {
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 })
  revision!: number;

  @ApiProperty({ format: 'uuid' })
  eventId!: string;

  @ApiProperty({ example: 'AllianceFormed' })
  type!: string;

  @ApiProperty({ description: 'When it happened.', example: '2024-03-01' })
  occurredOn!: string;

  @ApiProperty({ format: 'date-time', description: 'When it was recorded.' })
  recordedAt!: string;

  @ApiProperty({ description: 'The event in plain words.' })
  text!: string;

  @ApiProperty({ required: false, description: 'Who had it recorded.' })
  by?: string;

  @ApiProperty({ required: false, description: 'Where the fact comes from.' })
  source?: string;

  @ApiProperty({
    format: 'uuid',
    required: false,
    description: 'The event that corrected or retracted it: it no longer counts as it stands here.',
  })
  amendedBy?: string;
}

export class LifecycleAnswer {
  @ApiProperty({ example: 'river-valley-schools' })
  allianceId!: string;

  @ApiProperty({ enum: [...PHASES], example: 'active' })
  phase!: string;

  @ApiProperty({ type: () => PhaseAnswer, isArray: true })
  phases!: PhaseAnswer[];

  @ApiProperty({
    type: () => LifecycleEntryAnswer,
    isArray: true,
    description: 'In the order in which it happened.',
  })
  entries!: LifecycleEntryAnswer[];

  @ApiProperty({ required: false, description: 'The `cursor` of the next page of entries.' })
  next?: string;
}
