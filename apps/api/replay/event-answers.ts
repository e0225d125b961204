import { ApiProperty } from '@nestjs/swagger';
import { UUID } from '../openapi/common-fields.js';
import { PageOf } from '../openapi/page-answer.js';

export class StoredEventAnswer {
  @ApiProperty(UUID) eventId!: string;
  @ApiProperty({ example: 'alliance-river-valley-schools' }) stream!: string;
  @ApiProperty({ type: 'integer', minimum: 0, example: 0 }) revision!: number;
  @ApiProperty({ example: '0000000000000042' }) position!: string;
  @ApiProperty({ example: 'AllianceFormed' }) type!: string;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What the event says.' })
  data!: Record<string, unknown>;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'When it happened, who had it recorded, where it comes from, what it belongs to; its hash, and that of the event before it (`previousHash`).',
  })
  metadata!: Record<string, unknown>;
}

export class StoredEventPageAnswer extends PageOf(StoredEventAnswer) {}
