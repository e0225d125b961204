import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { BANDS } from '#domain';
import { ALLIANCE_ID } from '../openapi/common-fields.js';
import { ScoreAnswer } from '../trust/trust-answers.js';

export class DifferenceAnswer {
  @ApiProperty({ description: 'Its name, as in `changes`.', example: 'scorecard.delivery' }) figure!: string;
  @ApiPropertyOptional({ description: 'As it is. Left out: no data.', example: 80 }) from?: number;
  @ApiPropertyOptional({ description: 'As it would be. Left out: no data.', example: 50 }) to?: number;
  @ApiProperty({ example: -30 }) difference!: number;
}

export class LineAnswer extends ScoreAnswer {
  @ApiProperty({ minimum: 0, example: 1 }) R!: number;
  @ApiProperty({ minimum: 0, example: 0 }) S!: number;
}

export class PointScoreAnswer {
  @ApiProperty({ minimum: 0, maximum: 1, example: 0.666667 }) E!: number;
  @ApiProperty({ enum: [...BANDS], example: 'unproven' }) band!: string;
}

export class ChangedPointAnswer {
  @ApiProperty({ format: 'uuid' }) eventId!: string;
  @ApiProperty({ example: 'CommitmentKept' }) type!: string;
  @ApiProperty({ example: '2024-04-12' }) occurredOn!: string;
  @ApiPropertyOptional({ description: 'Left out: it is not there.' }) before?: PointScoreAnswer;
  @ApiPropertyOptional({ description: 'Left out: it would not be there.' }) after?: PointScoreAnswer;
}

export class FlipAnswer {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    description: 'The least number of promises of weight 1.',
    example: 3,
  })
  promises!: number;

  @ApiPropertyOptional({
    description: 'The least weight of one promise, to a thousandth. Left out: not even 10 is enough.',
    example: 2.001,
  })
  weight?: number;

  @ApiProperty({ enum: [...BANDS], description: 'After so many promises.', example: 'fair' }) band!: string;
}

export class FlipsAnswer {
  @ApiPropertyOptional({ description: 'Kept whole and on time. Left out: no number would.' })
  kept?: FlipAnswer;

  @ApiPropertyOptional({ description: 'Missed. Left out: no number would.' }) missed?: FlipAnswer;
}

export class WhatIfTrustAnswer {
  @ApiPropertyOptional({ example: 'north-college' }) debtor?: string;
  @ApiPropertyOptional({ example: 'town-library' }) creditor?: string;
  @ApiProperty() before!: LineAnswer;
  @ApiProperty() after!: LineAnswer;
  @ApiProperty({
    type: () => ChangedPointAnswer,
    isArray: true,
    description: 'The points that differ, in order.',
  })
  points!: readonly ChangedPointAnswer[];

  @ApiProperty({ description: 'The least that would make the band after it another one.' })
  flips!: FlipsAnswer;
}

export class WhatIfAnswer {
  @ApiProperty(ALLIANCE_ID) allianceId!: string;
  @ApiProperty({ format: 'date-time' }) asOf!: string;
  @ApiProperty({ type: String, isArray: true, description: 'All that was left out, with what builds on it.' })
  without!: readonly string[];

  @ApiProperty({ type: () => DifferenceAnswer, isArray: true }) figures!: readonly DifferenceAnswer[];
  @ApiProperty() trust!: WhatIfTrustAnswer;
}
