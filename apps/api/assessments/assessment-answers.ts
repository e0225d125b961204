import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DIMENSIONS, DIMENSION_STATES, WARNING_SIGNS } from '#domain';
import { ALLIANCE_ID, UUID, VERSION } from '../openapi/common-fields.js';

class AssessmentAnswer {
  @ApiProperty(ALLIANCE_ID) allianceId!: string;
  @ApiProperty({ format: 'date-time' }) asOf!: string;
}

export class CauseAnswer {
  @ApiProperty(UUID) eventId!: string;
  @ApiProperty({ example: 'CommitmentKept' }) type!: string;
  @ApiProperty({ example: '2024-04-12' }) occurredOn!: string;
  @ApiPropertyOptional({ description: 'The event in plain words.' }) text?: string;
}

export class DimensionAnswer {
  @ApiProperty({ enum: [...DIMENSIONS], example: 'delivery' }) dimension!: string;
  @ApiPropertyOptional({ minimum: 0, maximum: 100, description: 'Left out: no data.', example: 80 })
  score?: number;

  @ApiProperty({
    enum: [...DIMENSION_STATES],
    description: 'From 75 on a strength, from 50 on to discuss, else a concern.',
    example: 'strength',
  })
  state!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What the score is made of, and what belongs beside it.',
    example: { outcomes: 5, weight: 5, overdue: 1, medianDaysLate: 0 },
  })
  figures!: Record<string, unknown>;

  @ApiProperty({ ...VERSION }) version!: number;
  @ApiPropertyOptional({
    type: () => CauseAnswer,
    isArray: true,
    description: 'The events it comes from, in order; where `explain` asks for them.',
  })
  events?: readonly CauseAnswer[];
}

export class ScorecardAnswer extends AssessmentAnswer {
  @ApiPropertyOptional({
    enum: [...DIMENSIONS],
    description: 'The lowest dimension: there is no overall score. Left out where none has data.',
  })
  headline?: string;

  @ApiProperty({ type: () => DimensionAnswer, isArray: true }) dimensions!: readonly DimensionAnswer[];
}

export class PartnerReciprocityAnswer {
  @ApiProperty({ example: 'north-college' }) partnerId!: string;
  @ApiProperty({ description: 'Whether it still is a partner: only those are compared.', example: true })
  current!: boolean;

  @ApiProperty({ minimum: 0, maximum: 1, description: 'τ, of the giving; 0 for who left.', example: 0.5 })
  share!: number;

  @ApiProperty({ minimum: 0, description: 'G', example: 30 }) given!: number;
  @ApiProperty({ minimum: 0, description: 'V', example: 10 }) received!: number;
  @ApiProperty({ minimum: 0, description: 'In a currency only.', example: 0 }) benefits!: number;
  @ApiPropertyOptional({
    minimum: -1,
    maximum: 1,
    description: 'B = (G − V)/(G + V); left out at 0/0.',
    example: 0.5,
  })
  balance?: number;

  @ApiPropertyOptional({
    minimum: 0,
    description: '(V + benefits)/G; left out for who gave nothing.',
    example: 0.333333,
  })
  returnOnEffort?: number;
}

export class MeasureAnswer {
  @ApiProperty({ enum: ['currency', 'kind', 'number'], example: 'kind' }) by!: string;
  @ApiPropertyOptional({ example: 'EUR' }) currency?: string;
  @ApiPropertyOptional({ example: 'time' }) kind?: string;
  @ApiPropertyOptional({ description: 'Left out: each contribution is one.', example: 'hours' })
  unit?: string;
}

export class ReciprocityInAnswer {
  @ApiProperty({ description: 'What is added up.' }) measure!: MeasureAnswer;
  @ApiProperty({ description: 'The measure in words.', example: 'time in hours' }) name!: string;
  @ApiProperty({ type: 'integer', example: 4 }) contributions!: number;
  @ApiProperty({ minimum: 0, maximum: 100, description: 'Per cent of all contributions.', example: 80 })
  coverage!: number;

  @ApiProperty({ type: () => PartnerReciprocityAnswer, isArray: true, description: 'All who ever were.' })
  partners!: readonly PartnerReciprocityAnswer[];

  @ApiProperty({ minimum: 0, example: 40 }) total!: number;
  @ApiProperty({ minimum: 0, description: 'What went to outsiders, of it.', example: 0 })
  toOutsiders!: number;

  @ApiProperty({ minimum: 0, description: 'What was given to run the alliance itself, of it.', example: 0 })
  overhead!: number;

  @ApiPropertyOptional({
    minimum: 0,
    description: 'D: half the sum of what each gave more or less than its share.',
    example: 0.25,
  })
  imbalance?: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: 'The largest D there could be.', example: 0.5 })
  largestImbalance!: number;

  @ApiPropertyOptional({ example: 0.25 }) gini?: number;
  @ApiPropertyOptional({ description: 'g·n/(n−1)', example: 0.5 }) giniStar?: number;
}

export class LeftOutAnswer {
  @ApiProperty({ type: 'integer', description: 'Contributions that it does not cover.', example: 1 })
  contributions!: number;

  @ApiProperty({ type: [String], description: 'The other measures in which something was given.' })
  measures!: readonly string[];
}

export class ReciprocityAnswer extends AssessmentAnswer {
  @ApiProperty({ type: 'integer', example: 5 }) contributions!: number;
  @ApiProperty({ minimum: 0, maximum: 100, description: 'Per cent that is valued.', example: 20 })
  coverage!: number;

  @ApiPropertyOptional({ description: 'The measure that covers 80 % of what each gave, or `contributions`.' })
  leading?: string;

  @ApiPropertyOptional({ description: 'What the leading measure leaves out.' }) leavesOut?: LeftOutAnswer;
  @ApiProperty({ type: () => ReciprocityInAnswer, isArray: true, description: 'Per kind and unit.' })
  natural!: readonly ReciprocityInAnswer[];

  @ApiProperty({
    type: () => ReciprocityInAnswer,
    isArray: true,
    description: 'Per currency: of what is valued. Nothing is ever priced here, or added over currencies.',
  })
  valued!: readonly ReciprocityInAnswer[];
}

export class FindingAnswer {
  @ApiProperty({ enum: Object.keys(WARNING_SIGNS), example: 'W8' }) sign!: string;
  @ApiProperty({ example: 'fading' }) name!: string;
  @ApiProperty({ enum: ['amber', 'red'], example: 'amber' }) level!: string;
  @ApiProperty({ description: 'Which rule found it.' }) rule!: string;
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Of the rule.', example: 1 }) version!: number;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What triggered it.' })
  facts!: Record<string, unknown>;

  @ApiProperty({ description: 'What was found, in plain words.' }) text!: string;
  @ApiProperty({ description: 'What to do about it.' }) advice!: string;
  @ApiProperty({ type: [String], description: 'The ids of the events it rests on, in order.' })
  events!: readonly string[];

  @ApiPropertyOptional({ description: 'What to record if the partners agree. It is never done.' })
  proposal?: string;
}

export class WarningSignsAnswer extends AssessmentAnswer {
  @ApiProperty({ type: () => FindingAnswer, isArray: true, description: 'By sign.' })
  findings!: readonly FindingAnswer[];
}
