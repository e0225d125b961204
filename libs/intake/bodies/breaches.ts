import { JSONSchema } from 'class-validator-jsonschema';
import { Optional } from '../decorators/optional.js';
import { OwnId } from '../decorators/own-id.js';
import { FreeText, Id, Name } from '../decorators/texts.js';
import { CommonFields, madeId, whoReports } from './common-fields.js';
import { ofItem } from './of-item.js';

export class ReportBreachBody extends CommonFields {
  static readonly leftOut = { breachId: madeId, by: whoReports } as const;

  @OwnId('breach', 'shared-addresses')
  breachId?: string;

  @Id()
  @JSONSchema({ description: 'The partner whose breach it is.', examples: ['north-college'] })
  subject!: string;

  @FreeText()
  @JSONSchema({
    description: 'What happened.',
    examples: ['Addresses of readers were given to an advertiser.'],
  })
  nature!: string;

  @Optional()
  @Name()
  @JSONSchema({
    description:
      'Who reports it: the id of a partner, or a name. Left out: `onBehalfOf`, or else the caller. Somebody else has to confirm it.',
    examples: ['town-library'],
  })
  by?: string;
}

/** Confirmed or dismissed: what either says. */
class DecideBreachBody extends CommonFields {
  @Name()
  @JSONSchema({ description: 'Who decided: the id of a partner, or a name.', examples: ['Joint committee'] })
  decidedBy!: string;
}

export class ConfirmBreachBody extends DecideBreachBody {}

export class DismissBreachBody extends DecideBreachBody {}

export const BREACH_BODIES = {
  BreachReported: ReportBreachBody,
  BreachConfirmed: ofItem('breachId', ConfirmBreachBody),
  BreachDismissed: ofItem('breachId', DismissBreachBody),
};
