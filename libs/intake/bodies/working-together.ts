import { JSONSchema } from 'class-validator-jsonschema';
import { ScoresByDimension } from '../decorators/by-id.js';
import { Ids } from '../decorators/lists.js';
import { Amount } from '../decorators/numbers.js';
import { Optional } from '../decorators/optional.js';
import { OwnId } from '../decorators/own-id.js';
import { FreeText, Id, PartialDate, Personal, Text } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields, madeId } from './common-fields.js';
import { ofItem } from './of-item.js';

export class HoldMeetingBody extends CommonFields {
  static readonly leftOut = { attendees: [] } as const;

  @Text(LIMITS.name)
  @JSONSchema({ description: 'How they met, in your own words.', examples: ['in person'] })
  channel!: string;

  @Optional()
  @Ids({ maxItems: LIMITS.attendees })
  @Personal()
  @JSONSchema({
    description: 'Who was there, by id: partners, and guests. Left out: not known.',
    examples: [['north-college', 'town-library']],
  })
  attendees?: string[];

  @Optional()
  @FreeText()
  @JSONSchema({ description: 'What was said.', examples: ['The rooms for autumn are found.'] })
  summary?: string;
}

export class DeclareResourceNeedBody extends CommonFields {
  static readonly leftOut = { needId: madeId } as const;

  @OwnId('need', 'projectors')
  needId?: string;

  @Text(LIMITS.name)
  @JSONSchema({ description: 'What is needed, in your own words.', examples: ['projectors'] })
  kind!: string;

  @Optional()
  @Amount()
  @JSONSchema({ description: 'How much of it.', examples: [2] })
  amount?: number;

  @PartialDate()
  @JSONSchema({ description: 'Until when.', examples: ['2024-09-01'] })
  neededBy!: string;
}

export class MeetResourceNeedBody extends CommonFields {
  @Id()
  @JSONSchema({ description: 'Who provides it.', examples: ['north-college'] })
  by!: string;
}

export class AnswerHealthCheckBody extends CommonFields {
  @Id()
  @JSONSchema({ description: 'Who answers.', examples: ['town-library'] })
  partnerId!: string;

  @ScoresByDimension()
  @JSONSchema({
    description: 'How the alliance fares, from 1, badly, to 5, well, by the dimensions that you ask for.',
    examples: [{ communication: 4, effort: 3 }],
  })
  answers!: Record<string, number>;
}

export const COLLABORATION_BODIES = {
  MeetingHeld: HoldMeetingBody,
  ResourceNeedDeclared: DeclareResourceNeedBody,
  ResourceNeedMet: ofItem('needId', MeetResourceNeedBody),
  HealthCheckAnswered: AnswerHealthCheckBody,
};
