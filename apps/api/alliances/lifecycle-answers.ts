import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PHASES } from '#domain';
import { ALLIANCE_ID, UUID } from '../openapi/common-fields.js';

export class PhaseEndAnswer {
  @ApiProperty(UUID) eventId!: string;
  @ApiProperty({ example: 'AlliancePaused' }) type!: string;
  @ApiPropertyOptional({ example: 'The building is renovated.' }) reason?: string;
}

export class PhaseAnswer {
  @ApiProperty({ enum: [...PHASES], example: 'active' }) phase!: string;
  @ApiProperty({ example: '2024-03-01' }) from!: string;
  @ApiPropertyOptional({ description: 'Left out while it lasts.', example: '2024-07-01' }) to?: string;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Calendar days, so far if it lasts.',
    example: 122,
  })
  days!: number;

  @ApiPropertyOptional() endedBy?: PhaseEndAnswer;
}

export class LifecycleEntryAnswer {
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 }) revision!: number;
  @ApiProperty(UUID) eventId!: string;
  @ApiProperty({ example: 'AllianceFormed' }) type!: string;
  @ApiProperty({ description: 'When it happened.', example: '2024-03-01' }) occurredOn!: string;
  @ApiProperty({ format: 'date-time', description: 'When it was recorded.' }) recordedAt!: string;
  @ApiProperty({ description: 'The event in plain words.' }) text!: string;
  @ApiPropertyOptional({ description: 'Who had it recorded.' }) by?: string;
  @ApiPropertyOptional({ description: 'Where the fact comes from.' }) source?: string;
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'The event that corrected or retracted it: it no longer counts as it stands here.',
  })
  amendedBy?: string;
}

export class LifecycleAnswer {
  @ApiProperty(ALLIANCE_ID) allianceId!: string;
  @ApiProperty({ enum: [...PHASES], example: 'active' }) phase!: string;
  @ApiProperty({ type: () => PhaseAnswer, isArray: true }) phases!: readonly PhaseAnswer[];
  @ApiProperty({
    type: () => LifecycleEntryAnswer,
    isArray: true,
    description: 'In the order in which it happened.',
  })
  entries!: readonly LifecycleEntryAnswer[];

  @ApiPropertyOptional({ description: 'The `cursor` of the next page of entries.' }) next?: string;
}
