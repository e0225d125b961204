import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ALLIANCE_KINDS, ARENAS, PHASES } from '#domain';
import { CommitmentAnswer } from '../commitments/commitment-answers.js';
import { TrustAnswer, TrustPolicyAnswer } from '../trust/trust-answers.js';
import { ALLIANCE_ID } from '../openapi/common-fields.js';
import { PageOf } from '../openapi/page-answer.js';

export class PartnerAnswer {
  @ApiProperty({ example: 'north-college' }) partnerId!: string;
  @ApiProperty({ example: 'North College' }) name!: string;
  @ApiPropertyOptional({ example: 'curriculum' }) role?: string;
  @ApiProperty({ minimum: 0, maximum: 1, description: 'Of the giving; 0 for who left.', example: 0.5 })
  share!: number;

  @ApiProperty({ example: '2024-03-01' }) joinedOn!: string;
  @ApiPropertyOptional({ example: '2025-03-01' }) leftOn?: string;
}

export class AllianceCountsAnswer {
  @ApiProperty({ type: 'integer', example: 3 }) commitments!: number;
  @ApiProperty({ type: 'integer', example: 1 }) open!: number;
  @ApiProperty({ type: 'integer', description: 'On time.', example: 1 }) kept!: number;
  @ApiProperty({ type: 'integer', description: 'Kept, but late.', example: 0 }) late!: number;
  @ApiProperty({ type: 'integer', example: 0 }) partlyKept!: number;
  @ApiProperty({ type: 'integer', example: 1 }) missed!: number;
  @ApiProperty({ type: 'integer', example: 4 }) contributions!: number;
  @ApiProperty({ type: 'integer', example: 1 }) reviews!: number;
}

export class AllianceAnswer {
  @ApiProperty(ALLIANCE_ID) allianceId!: string;
  @ApiProperty({ example: 'River Valley Schools' }) name!: string;
  @ApiProperty({ example: 'Share teachers and rooms for evening courses.' }) purpose!: string;
  @ApiProperty({ enum: [...ALLIANCE_KINDS], example: 'partnership' }) kind!: string;
  @ApiPropertyOptional({ enum: [...ARENAS], example: 'civic' }) arena?: string;
  @ApiProperty({ enum: [...PHASES], example: 'active' }) phase!: string;
  @ApiProperty({ example: '2024-03-01' }) formedOn!: string;
  @ApiPropertyOptional({ description: 'While it has lapsed, and once it is dissolved or formalised.' })
  endedOn?: string;

  @ApiProperty({ type: () => PartnerAnswer, isArray: true, description: 'All who ever were.' })
  partners!: readonly PartnerAnswer[];

  @ApiPropertyOptional({ description: 'The partner who coordinates.', example: 'town-library' })
  coordinator?: string;

  @ApiPropertyOptional({ example: '2024-06-01' }) trialEndsOn?: string;
  @ApiPropertyOptional({ example: '2024-05-15' }) nextReviewOn?: string;
  @ApiProperty() trustPolicy!: TrustPolicyAnswer;
  @ApiProperty() counts!: AllianceCountsAnswer;
  @ApiProperty() trust!: TrustAnswer;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Of the last event.', example: 12 })
  revision!: number;

  @ApiProperty({ description: 'Of the last event.', example: '0000000000000042' }) position!: string;
}

export class AlliancePageAnswer extends PageOf(AllianceAnswer) {}

export class StateAnswer extends AllianceAnswer {
  @ApiProperty({ type: () => CommitmentAnswer, isArray: true }) commitments!: readonly CommitmentAnswer[];
}
