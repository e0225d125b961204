import { ApiProperty } from '@nestjs/swagger';
import { ALLIANCE_ID } from '../openapi/common-fields.js';

export class EventAnswer {
  @ApiProperty({ format: 'uuid', example: '0198f5f0-6d3c-7c4e-9d6a-0f2a4c1b7e11' }) eventId!: string;
  @ApiProperty({ example: 'ContributionMade' }) type!: string;
  @ApiProperty({ type: 'integer', minimum: 0, example: 4 }) revision!: number;
}

/** What a command recorded. */
export class CommandAnswer {
  @ApiProperty(ALLIANCE_ID) allianceId!: string;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Of the alliance, after the command.',
    example: 4,
  })
  revision!: number;

  @ApiProperty({
    description:
      'Where the last event stands in the whole store. Give it as `after` to a query, to read what you wrote.',
    example: '0000000000000042',
  })
  position!: string;

  @ApiProperty({ type: () => EventAnswer, isArray: true }) events!: readonly EventAnswer[];
}
