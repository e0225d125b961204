import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class RecordedErasureAnswer {
  @ApiProperty({ format: 'uuid' })
  eventId!: string;

  @ApiProperty({ type: 'integer', minimum: 0 })
  revision!: number;

  @ApiProperty({ description: 'For `after` of a query that shows the alliance without the texts.' })
  position!: string;
}

export class PlainTextAnswer {
  @ApiProperty()
  eventId!: string;

  @ApiProperty({ type: 'integer', minimum: 0 })
  revision!: number;
}

export class ErasureAnswer {
  @ApiProperty()
  allianceId!: string;

  @ApiPropertyOptional({ description: 'Left out where nothing was left to erase.' })
  recorded?: RecordedErasureAnswer;

  @ApiProperty({
    type: [PlainTextAnswer],
    description: 'Events that hold such texts unencrypted, from before texts were encrypted: these stay.',
  })
  plainText!: readonly PlainTextAnswer[];
}

export class ErasuresAnswer {
  @ApiProperty({ type: [ErasureAnswer], description: 'One for each alliance.' })
  items!: readonly ErasureAnswer[];
}
