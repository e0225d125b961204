import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ENDINGS, PHASES } from '#domain';
import { OutcomeCountsAnswer, ScoreAnswer } from '../trust/trust-answers.js';
import { ALLIANCE_ID } from '../openapi/common-fields.js';

export class EvidenceAnswer extends ScoreAnswer {
  @ApiProperty({ minimum: 0, description: 'Evidence for reliability, aged.', example: 1 }) R!: number;
  @ApiProperty({ minimum: 0, description: 'Evidence against it, aged.', example: 0 }) S!: number;
}

export class EndingAnswer {
  @ApiProperty({ example: '2025-03-01' }) endedOn!: string;
  @ApiProperty({ enum: [...ENDINGS], example: 'achieved' }) reason!: string;
}

export class AllianceRecordAnswer {
  @ApiProperty(ALLIANCE_ID) allianceId!: string;
  @ApiProperty({ description: 'Of the alliance.', example: 'River Valley Schools' }) name!: string;
  @ApiPropertyOptional({ example: 'curriculum' }) role?: string;
  @ApiProperty({ enum: [...PHASES], example: 'active' }) phase!: string;
  @ApiProperty({ example: '2024-03-01' }) joinedOn!: string;
  @ApiPropertyOptional({ example: '2025-03-01' }) leftOn?: string;
  @ApiPropertyOptional({ description: 'How the alliance ended.' }) ending?: EndingAnswer;
  @ApiProperty({ description: 'What this alliance alone says of the partner.' }) trust!: EvidenceAnswer;
  @ApiProperty() counts!: OutcomeCountsAnswer;
}

export class TrackRecordAnswer {
  @ApiProperty({ example: 'north-college' }) partnerId!: string;
  @ApiProperty({ format: 'date-time', description: 'The moment to which evidence was aged.' }) asOf!: string;
  @ApiProperty({
    description:
      'All evidence, each alliance’s aged under its own trust policy, read with a base rate of 0.5 and a prior weight of 2.',
  })
  trust!: EvidenceAnswer;

  @ApiProperty({ description: 'Over all alliances.' }) counts!: OutcomeCountsAnswer;
  @ApiProperty({ type: () => AllianceRecordAnswer, isArray: true, description: 'By id.' })
  alliances!: readonly AllianceRecordAnswer[];
}
