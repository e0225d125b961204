import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { BANDS } from '#domain';
import { ALLIANCE_ID, UUID, VERSION } from '../openapi/common-fields.js';

export class TrustPolicyAnswer {
  @ApiProperty({ description: 'H: days until a piece of evidence counts half.', example: 365 })
  halfLife!: number;

  @ApiProperty({ description: 'G: days late at which a delivery is worth half.', example: 30 })
  latenessScale!: number;

  @ApiProperty({ description: 'κ: how much heavier a failure weighs than a success.', example: 1 })
  asymmetry!: number;

  @ApiProperty({ description: 'a: the expectation before any evidence.', example: 0.5 }) baseRate!: number;
  @ApiProperty({ description: 'W: how much evidence the base rate is worth.', example: 2 })
  priorWeight!: number;

  @ApiProperty({
    description: 'Days after its due date before a commitment without an outcome is missed.',
    example: 14,
  })
  deadlineGrace!: number;
}

const PART = { minimum: 0, maximum: 1 };

export class ScoreAnswer {
  @ApiProperty({ ...PART, description: 'The expectation: E = (R + a·W) / (R + S + W).', example: 0.666667 })
  E!: number;

  @ApiProperty({
    ...PART,
    description: 'The uncertainty: the part of E that is still the base rate.',
    example: 0.666667,
  })
  u!: number;

  @ApiProperty({ ...PART, description: 'The 5 % quantile.', example: 0.223607 }) lower!: number;
  @ApiProperty({ ...PART, description: 'The 95 % quantile.', example: 0.974679 }) upper!: number;
  @ApiProperty({ enum: [...BANDS], example: 'unproven' }) band!: string;
}

export class TrustAnswer extends ScoreAnswer {
  @ApiProperty({ format: 'date-time', description: 'The moment to which it was aged.' }) asOf!: string;
}

export class OutcomeCountsAnswer {
  @ApiProperty({ type: 'integer', description: 'On time.', example: 1 }) kept!: number;
  @ApiProperty({ type: 'integer', description: 'Kept, but late.', example: 0 }) late!: number;
  @ApiProperty({ type: 'integer', example: 0 }) partlyKept!: number;
  @ApiProperty({ type: 'integer', example: 0 }) missed!: number;
}

export class TrustPointAnswer extends ScoreAnswer {
  @ApiProperty({ example: '2024-04-12' }) occurredOn!: string;
  @ApiProperty({ description: 'Of the event.', example: '0000000000000042' }) position!: string;
  @ApiProperty(UUID) eventId!: string;
  @ApiProperty({ example: 'CommitmentKept' }) type!: string;
  @ApiProperty({ minimum: 0, description: 'Evidence for reliability, aged to here.', example: 1 }) R!: number;
  @ApiProperty({ minimum: 0, description: 'Evidence against it.', example: 0 }) S!: number;
  @ApiProperty({ description: 'What ageing did to E since the point before.', example: 0 }) ageing!: number;
  @ApiProperty({ description: 'What the event did to E.', example: 0.166667 }) change!: number;
  @ApiProperty({ description: 'The outcomes the score rests on.' }) counts!: OutcomeCountsAnswer;
  @ApiProperty({ ...VERSION }) version!: number;
}

export class TrustNowAnswer extends TrustAnswer {
  @ApiProperty({ minimum: 0, example: 1 }) R!: number;
  @ApiProperty({ minimum: 0, example: 0 }) S!: number;
  @ApiProperty() counts!: OutcomeCountsAnswer;
}

export class TrustKeyAnswer {
  @ApiProperty(ALLIANCE_ID) allianceId!: string;
  @ApiPropertyOptional({ example: 'north-college' }) debtor?: string;
  @ApiPropertyOptional({ example: 'town-library' }) creditor?: string;
}

export class TrustTimelineAnswer {
  @ApiProperty({
    description:
      'Whose reliability it is about: the alliance’s, a debtor’s, or a debtor’s towards a creditor.',
  })
  key!: TrustKeyAnswer;

  @ApiProperty({ description: 'The trust policy in force now.' }) policy!: TrustPolicyAnswer;
  @ApiProperty({
    type: () => TrustPointAnswer,
    isArray: true,
    description: 'In the order in which it happened.',
  })
  points!: readonly TrustPointAnswer[];

  @ApiPropertyOptional({ description: 'The `cursor` of the next page.' }) next?: string;
  @ApiProperty({ description: 'The score aged to the moment of asking.' }) now!: TrustNowAnswer;
}
