import { Numeric } from '../fields/numbers.js';
import { Answers, Ids } from '../fields/objects.js';
import { Id, Text, When, Words } from '../fields/texts.js';
import { LIMITS } from '../limits.js';
import { CommonFields } from './common-fields.js';

export class HoldMeetingBody extends CommonFields {
  @Text(LIMITS.name, { description: 'How they met, in your own words.', example: 'in person' })
  channel!: string;

  @Ids(
    { maxItems: LIMITS.attendees },
    {
      optional: true,
      personal: true,
      description: 'Who was there, by id: partners, and guests. Left out: not known.',
      example: ['north-college', 'town-library'],
    },
  )
  attendees?: string[];

  @Words({ optional: true, description: 'What was said.', example: 'The rooms for autumn are found.' })
  summary?: string;
}

export class DeclareResourceNeedBody extends CommonFields {
  @Id({
    optional: true,
    description: 'Your id for the need. Left out: made for it, from the idempotency key if there is one.',
    example: 'projectors',
  })
  needId?: string;

  @Text(LIMITS.name, { description: 'What is needed, in your own words.', example: 'projectors' })
  kind!: string;

  @Numeric(
    { exclusiveMinimum: 0, maximum: LIMITS.amount },
    { optional: true, description: 'How much of it.', example: 2 },
  )
  amount?: number;

  @When({ description: 'Until when.', example: '2024-09-01' })
  neededBy!: string;
}

export class MeetResourceNeedBody extends CommonFields {
  @Id({ description: 'Who provides it.', example: 'north-college' })
  by!: string;
}

export class ResourceNeedMetData extends MeetResourceNeedBody {
  @Id({ description: 'The need.', example: 'projectors' })
  needId!: string;
}

export class AnswerHealthCheckBody extends CommonFields {
  @Id({ description: 'Who answers.', example: 'town-library' })
  partnerId!: string;

  @Answers({
    description: 'How the alliance fares, from 1, badly, to 5, well, by the dimensions that you ask for.',
    example: { communication: 4, effort: 3 },
  })
  answers!: Record<string, number>;
}
