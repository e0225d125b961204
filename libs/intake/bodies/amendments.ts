import { IsObject } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Optional } from '../decorators/optional.js';
import { FreeText } from '../decorators/texts.js';
import { CommonFields } from './common-fields.js';
import { ofItem } from './of-item.js';

export class CorrectEntryBody extends CommonFields {
  @IsObject()
  @JSONSchema({
    description:
      'What the entry should have said: all fields of its event, as that event takes them. Ids that are left out stay as they are, and so does `occurredOn`.',
    examples: [
      {
        givers: ['north-college'],
        kind: 'space',
        description: 'Two rooms on Tuesday evenings.',
      },
    ],
  })
  replacement!: object;

  @Optional()
  @FreeText('Why it was wrong.', 'The third room was never open.')
  reason?: string;
}

export class RetractEntryBody extends CommonFields {
  @FreeText('Why it should never have been recorded.', 'It was entered twice.')
  reason!: string;
}

export const AMENDMENT_BODIES = {
  EntryCorrected: ofItem('eventId', CorrectEntryBody),
  EntryRetracted: ofItem('eventId', RetractEntryBody),
};
