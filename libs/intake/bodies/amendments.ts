import { AnyObject } from '../fields/objects.js';
import { Id, Words } from '../fields/texts.js';
import { CommonFields } from './common-fields.js';

export class CorrectEntryBody extends CommonFields {
  @AnyObject({
    description:
      'What the entry should have said: all fields of its event, as that event takes them. Ids that are left out stay as they are, and so does `occurredOn`.',
    example: {
      givers: ['north-college'],
      kind: 'space',
      description: 'Two rooms on Tuesday evenings.',
    },
  })
  replacement!: object;

  @Words({ optional: true, description: 'Why it was wrong.', example: 'The third room was never open.' })
  reason?: string;
}

export class EntryCorrectedData extends CorrectEntryBody {
  @Id({
    description: 'The event that was wrong: its `eventId`, as the answer to it or the lifecycle says.',
    example: '0198f5f0-6d3c-7c4e-9d6a-0f2a4c1b7e11',
  })
  eventId!: string;
}

export class RetractEntryBody extends CommonFields {
  @Words({ description: 'Why it should never have been recorded.', example: 'It was entered twice.' })
  reason!: string;
}

export class EntryRetractedData extends RetractEntryBody {
  @Id({
    description: 'The event that was wrong: its `eventId`, as the answer to it or the lifecycle says.',
    example: '0198f5f0-6d3c-7c4e-9d6a-0f2a4c1b7e11',
  })
  eventId!: string;
}
