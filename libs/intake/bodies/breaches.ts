import { Optional } from '../decorators/optional.js';
import { OwnId } from '../decorators/own-id.js';
import { FreeText, Id, ShortText } from '../decorators/texts.js';
import { CommonFields, madeId, whoReports } from './common-fields.js';
import { ofItem } from './of-item.js';

export class ReportBreachBody extends CommonFields {
  static readonly leftOut = { breachId: madeId, by: whoReports } as const;

  @OwnId('breach', 'shared-addresses')
  breachId?: string;

  @Id('The partner whose breach it is.', 'north-college')
  subject!: string;

  @FreeText('What happened.', 'Addresses of readers were given to an advertiser.')
  nature!: string;

  @Optional()
  @ShortText(
    'Who reports it: the id of a partner, or a name. Left out: `onBehalfOf`, or else the caller. Somebody else has to confirm it.',
    'town-library',
  )
  by?: string;
}

/** Confirmed or dismissed: what either says. */
class DecideBreachBody extends CommonFields {
  @ShortText('Who decided: the id of a partner, or a name.', 'Joint committee')
  decidedBy!: string;
}

export class ConfirmBreachBody extends DecideBreachBody {}

export class DismissBreachBody extends DecideBreachBody {}

export const BREACH_BODIES = {
  BreachReported: ReportBreachBody,
  BreachConfirmed: ofItem('breachId', ConfirmBreachBody),
  BreachDismissed: ofItem('breachId', DismissBreachBody),
};
