import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CLOCKS } from '#application';
import { CauseAnswer } from '../assessments/assessment-answers.js';
import { ALLIANCE_ID } from '../openapi/common-fields.js';

const FIGURE = {
  description:
    'Like `trust`, `trust.north-college`, `counts.kept`, `reciprocity.EUR`, `scorecard.delivery`, `warning-signs.W2` (1 amber, 2 red).',
  example: 'scorecard.delivery',
};

export class FigureChangeAnswer {
  @ApiProperty(FIGURE) figure!: string;
  @ApiPropertyOptional({ description: 'Left out: no data, which counts as 0.', example: 80 }) from?: number;
  @ApiPropertyOptional({ description: 'Left out: no data.', example: 50 }) to?: number;
  @ApiProperty({
    description: '`ageing` and what each event changed, added up: exactly, as decimal numbers.',
    example: -30,
  })
  difference!: number;

  @ApiProperty({ description: 'What the passing of time changed.', example: 0 }) ageing!: number;
}

export class PartAnswer {
  @ApiProperty(FIGURE) figure!: string;
  @ApiProperty({ example: -30 }) change!: number;
}

export class ChangingEventAnswer extends CauseAnswer {
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ type: () => PartAnswer, isArray: true, description: 'What it changed.' })
  changes!: readonly PartAnswer[];
}

export class ChangesAnswer {
  @ApiProperty(ALLIANCE_ID) allianceId!: string;
  @ApiProperty({ enum: [...CLOCKS], example: 'recorded' }) clock!: string;
  @ApiProperty({ format: 'date-time', description: 'It is looked at after this instant.' }) from!: string;
  @ApiProperty({ format: 'date-time' }) to!: string;
  @ApiProperty({
    type: () => FigureChangeAnswer,
    isArray: true,
    description: 'What changed, by name.',
  })
  figures!: readonly FigureChangeAnswer[];

  @ApiProperty({
    type: () => ChangingEventAnswer,
    isArray: true,
    description: 'In the order of the clock.',
  })
  events!: readonly ChangingEventAnswer[];
}
