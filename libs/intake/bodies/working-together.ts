import { ScoresByDimension } from '../decorators/by-id.js';
import { Ids } from '../decorators/lists.js';
import { Amount } from '../decorators/numbers.js';
import { Optional } from '../decorators/optional.js';
import { OwnId } from '../decorators/own-id.js';
import { FreeText, Id, PartialDate, Personal, ShortText } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields, madeId } from './common-fields.js';
import { ofItem } from './of-item.js';

export class HoldMeetingBody extends CommonFields {
  static readonly leftOut = { attendees: [] } as const;

  @ShortText('How they met, in your own words.', 'in person')
  channel!: string;

  @Optional()
  @Ids({ maxItems: LIMITS.attendees }, 'Who was there, by id: partners, and guests. Left out: not known.', [
    'north-college',
    'town-library',
  ])
  @Personal()
  attendees?: string[];

  @Optional()
  @FreeText('What was said.', 'The rooms for autumn are found.')
  summary?: string;
}

export class DeclareResourceNeedBody extends CommonFields {
  static readonly leftOut = { needId: madeId } as const;

  @OwnId('need', 'projectors')
  needId?: string;

  @ShortText('What is needed, in your own words.', 'projectors')
  kind!: string;

  @Optional()
  @Amount('How much of it.', 2)
  amount?: number;

  @PartialDate('Until when.', '2024-09-01')
  neededBy!: string;
}

export class MeetResourceNeedBody extends CommonFields {
  @Id('Who provides it.', 'north-college')
  by!: string;
}

export class AnswerHealthCheckBody extends CommonFields {
  @Id('Who answers.', 'town-library')
  partnerId!: string;

  @ScoresByDimension(
    'How the alliance fares, from 1, badly, to 5, well, by the dimensions that you ask for.',
    { communication: 4, effort: 3 },
  )
  answers!: Record<string, number>;
}

export const COLLABORATION_BODIES = {
  MeetingHeld: HoldMeetingBody,
  ResourceNeedDeclared: DeclareResourceNeedBody,
  ResourceNeedMet: ofItem('needId', MeetResourceNeedBody),
  HealthCheckAnswered: AnswerHealthCheckBody,
};
