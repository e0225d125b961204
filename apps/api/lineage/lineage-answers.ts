import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CauseAnswer } from '../assessments/assessment-answers.js';
import { ALLIANCE_ID, UUID, VERSION } from '../openapi/common-fields.js';
import { TrustPolicyAnswer } from '../trust/trust-answers.js';

export class FigureRuleAnswer {
  @ApiProperty({ example: 'trust' }) name!: string;
  @ApiProperty({ ...VERSION }) version!: number;
  @ApiProperty({
    type: String,
    isArray: true,
    description: 'How the figure follows from the inputs.',
    example: ['R = Σ left·r, S = Σ left·s'],
  })
  formulas!: readonly string[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'From which values on it says something.',
    example: { expectation: 0.5 },
  })
  thresholds?: Record<string, unknown>;
}

export class AgreedPolicyAnswer {
  @ApiProperty(UUID) eventId!: string;
  @ApiProperty({ example: '2024-01' }) occurredOn!: string;
  @ApiProperty({ format: 'date-time' }) from!: string;
  @ApiProperty() policy!: TrustPolicyAnswer;
}

export class LineageInputAnswer {
  @ApiProperty({ description: 'What it is.', example: 'evidence' }) input!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What the formulas take of it.',
    example: { countsFrom: '2024-04-12T00:00:00.000Z', r: 1, s: 0, left: 0.5, R: 0.5, S: 0 },
  })
  values!: Record<string, unknown>;

  @ApiProperty({ type: String, isArray: true, description: 'The ids of the events behind it.' })
  events!: readonly string[];
}

export class AmendingEventAnswer extends CauseAnswer {
  @ApiProperty({ type: 'integer', minimum: 0, example: 4 }) revision!: number;
  @ApiProperty({ example: '0000000000000042' }) position!: string;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ description: 'The caller who recorded it.', example: 'crm' }) recordedBy!: string;
  @ApiPropertyOptional({ description: 'Where the fact comes from.' }) source?: string;
}

export class JudgementAnswer {
  @ApiProperty({ type: String, isArray: true, example: ['north-college'] }) debtors!: readonly string[];
  @ApiProperty({ type: String, isArray: true, example: ['town-library'] }) creditors!: readonly string[];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'What each debtor owes of the whole.',
    example: { 'north-college': 1 },
  })
  shares!: Record<string, number>;

  @ApiProperty({ example: 1 }) weight!: number;
  @ApiPropertyOptional({ description: 'As pauses moved it.', example: '2024-04-12' }) dueOn?: string;
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 }) daysLate!: number;
  @ApiProperty({ minimum: 0, maximum: 1, example: 1 }) fraction!: number;
  @ApiProperty() policy!: TrustPolicyAnswer;
}

export class LineageEventAnswer extends AmendingEventAnswer {
  @ApiPropertyOptional({ description: 'Of an outcome: the terms it was judged by.' })
  judgedBy?: JudgementAnswer;

  @ApiPropertyOptional({ ...UUID, description: 'Of what was corrected: the id it was first recorded under.' })
  amends?: string;

  @ApiPropertyOptional({
    type: () => AmendingEventAnswer,
    isArray: true,
    description: 'What corrected or retracted it.',
  })
  amendedBy?: readonly AmendingEventAnswer[];
}

export class LineageAnswer {
  @ApiProperty(ALLIANCE_ID) allianceId!: string;
  @ApiProperty({ description: 'Its name, as in `changes`.', example: 'scorecard.delivery' }) figure!: string;
  @ApiProperty({ format: 'date-time', description: 'As of which it is.' }) asOf!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What the figure says.',
    example: { R: 0.5, S: 0, E: 0.6 },
  })
  values!: Record<string, unknown>;

  @ApiProperty() rule!: FigureRuleAnswer;
  @ApiProperty({
    type: () => AgreedPolicyAnswer,
    isArray: true,
    description: 'The trust policies by then, in order.',
  })
  policies!: readonly AgreedPolicyAnswer[];

  @ApiProperty({ type: () => LineageInputAnswer, isArray: true }) inputs!: readonly LineageInputAnswer[];
  @ApiProperty({
    type: () => LineageEventAnswer,
    isArray: true,
    description: 'Every event that an input names, in the order of recording.',
  })
  events!: readonly LineageEventAnswer[];
}
