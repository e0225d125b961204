import { ApiProperty } from '@nestjs/swagger';

export class HealthAnswer {
  @ApiProperty({ enum: ['ok', 'error', 'shutting_down'], example: 'ok' }) status!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, required: [], description: 'What is well.' })
  info?: Record<string, unknown>;

  @ApiProperty({ type: 'object', additionalProperties: true, required: [], description: 'What is not.' })
  error?: Record<string, unknown>;

  @ApiProperty({ type: 'object', additionalProperties: true, required: [], description: 'Both.' })
  details?: Record<string, unknown>;
}
