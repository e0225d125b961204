import { ApiProperty } from '@nestjs/swagger';
import { CONTRIBUTION_KINDS } from '#domain';
import { BeneficiaryBody, ValueBody } from '#intake';

export class ContributionAnswer {
  @ApiProperty({ example: 'river-valley-schools' })
  allianceId!: string;

  @ApiProperty({ example: 'spring-rooms' })
  contributionId!: string;

  @ApiProperty({ type: [String], example: ['north-college'] })
  givers!: string[];

  @ApiProperty({ enum: [...CONTRIBUTION_KINDS], example: 'space' })
  kind!: string;

  @ApiProperty({ example: 'Three rooms on Tuesday evenings.' })
  description!: string;

  @ApiProperty({ required: false, example: 30 })
  quantity?: number;

  @ApiProperty({ required: false, example: 'evenings' })
  unit?: string;

  @ApiProperty({ required: false, description: 'As it was valued last. Unvalued is not zero.' })
  value?: ValueBody;

  @ApiProperty({
    type: [String],
    required: false,
    description: 'The partners who acknowledged it.',
    example: ['town-library'],
  })
  acknowledgedBy?: string[];

  @ApiProperty({
    type: () => BeneficiaryBody,
    isArray: true,
    required: false,
    description: 'Left out: the other partners equally. Empty: outsiders.',
  })
  beneficiaries?: BeneficiaryBody[];

  @ApiProperty({ required: false, description: 'The commitment it was given towards.' })
  towards?: string;

  @ApiProperty({ example: '2024-03-01' })
  occurredOn!: string;

  @ApiProperty({ format: 'uuid' })
  eventId!: string;

  @ApiProperty({ type: 'integer', minimum: 0, example: 5 })
  revision!: number;
}

export class ContributionPageAnswer {
  @ApiProperty({ type: () => ContributionAnswer, isArray: true })
  items!: ContributionAnswer[];

  @ApiProperty({ required: false, description: 'The `cursor` of the next page.' })
  next?: string;
}
