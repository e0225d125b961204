import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CONTRIBUTION_KINDS } from '#domain';
import { BeneficiaryBody, ValueBody } from '#intake';
import { ALLIANCE_ID, UUID } from '../openapi/common-fields.js';
import { PageOf } from '../openapi/page-answer.js';

export class ContributionAnswer {
  @ApiProperty(ALLIANCE_ID) allianceId!: string;
  @ApiProperty({ example: 'spring-rooms' }) contributionId!: string;
  @ApiProperty({ type: [String], example: ['north-college'] }) givers!: readonly string[];
  @ApiProperty({ enum: [...CONTRIBUTION_KINDS], example: 'space' }) kind!: string;
  @ApiProperty({ example: 'Three rooms on Tuesday evenings.' }) description!: string;
  @ApiPropertyOptional({ example: 30 }) quantity?: number;
  @ApiPropertyOptional({ example: 'evenings' }) unit?: string;
  @ApiPropertyOptional({ description: 'As it was valued last. Unvalued is not zero.' }) value?: ValueBody;
  @ApiPropertyOptional({
    type: [String],
    description: 'The partners who acknowledged it.',
    example: ['town-library'],
  })
  acknowledgedBy?: readonly string[];

  @ApiPropertyOptional({
    type: () => BeneficiaryBody,
    isArray: true,
    description: 'Left out: the other partners equally. Empty: outsiders.',
  })
  beneficiaries?: readonly BeneficiaryBody[];

  @ApiPropertyOptional({ description: 'The commitment it was given towards.' }) towards?: string;
  @ApiPropertyOptional({ description: 'Given to run the alliance itself: its meetings, its coordination.' })
  overhead?: boolean;

  @ApiProperty({ example: '2024-03-01' }) occurredOn!: string;
  @ApiProperty(UUID) eventId!: string;
  @ApiProperty({ type: 'integer', minimum: 0, example: 5 }) revision!: number;
}

export class ContributionPageAnswer extends PageOf(ContributionAnswer) {}
