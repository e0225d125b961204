import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ALLIANCE_KINDS, ENDINGS, PHASES } from '#domain';
import { OutcomeCountsAnswer } from '../trust/trust-answers.js';

const countsOf = (words: readonly string[], description: string) => ({
  type: 'object' as const,
  description,
  properties: Object.fromEntries(words.map((word) => [word, { type: 'integer' as const, minimum: 0 }])),
  required: [...words],
});

export class SurvivalRowAnswer {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Since they were formed.', example: 365 })
  days!: number;

  @ApiProperty({ type: 'integer', description: 'Alliances that were seen so long.', example: 12 })
  atRisk!: number;

  @ApiProperty({ type: 'integer', description: 'Those that ended then.', example: 1 }) ended!: number;
  @ApiProperty({ type: 'integer', description: 'Those that last, and are so old.', example: 0 })
  censored!: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: 'The part that lives longer.', example: 0.916667 })
  survival!: number;
}

export class FirstMissAnswer {
  @ApiPropertyOptional({ minimum: 0, description: 'Left out where there is none.', example: 210 })
  medianDays?: number;

  @ApiProperty({ type: 'integer', description: 'Those with a commitment that was missed.', example: 4 })
  alliances!: number;

  @ApiProperty({ type: 'integer', description: 'Those without.', example: 8 }) never!: number;
}

export class KeptRateAnswer extends OutcomeCountsAnswer {
  @ApiProperty({ example: '2024-04' }) month!: string;
  @ApiProperty({
    minimum: 0,
    maximum: 1,
    description: 'Kept, on time or late, of all outcomes.',
    example: 0.8,
  })
  keptRate!: number;
}

export class PortfolioAnswer {
  @ApiProperty({ format: 'date-time' }) asOf!: string;
  @ApiProperty({ type: 'integer', example: 12 }) alliances!: number;
  @ApiProperty(countsOf(PHASES, 'Alliances by phase.')) phases!: Record<string, number>;
  @ApiProperty(countsOf(ALLIANCE_KINDS, 'Alliances by kind.')) kinds!: Record<string, number>;
  @ApiProperty(countsOf(ENDINGS, 'Those that ended, by the reason.')) endings!: Record<string, number>;
  @ApiProperty({
    type: () => SurvivalRowAnswer,
    isArray: true,
    description: 'The Kaplan–Meier estimate: a row for each length of life there is.',
  })
  survival!: readonly SurvivalRowAnswer[];

  @ApiPropertyOptional({
    description: 'Days that half of them reach; left out while more than half live.',
    example: 730,
  })
  medianSurvival?: number;

  @ApiProperty({ description: 'From forming to the first commitment that was missed.' })
  firstMiss!: FirstMissAnswer;

  @ApiProperty({
    type: () => KeptRateAnswer,
    isArray: true,
    description: 'Of the months with outcomes, in order.',
  })
  keptByMonth!: readonly KeptRateAnswer[];
}
