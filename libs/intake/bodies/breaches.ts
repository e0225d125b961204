import { Id, Name, Words } from '../fields/texts.js';
import { CommonFields } from './common-fields.js';

export class ReportBreachBody extends CommonFields {
  @Id({
    optional: true,
    description: 'Your id for the breach. Left out: made for it, from the idempotency key if there is one.',
    example: 'shared-addresses',
  })
  breachId?: string;

  @Id({ description: 'The partner whose breach it is.', example: 'north-college' })
  subject!: string;

  @Words({ description: 'What happened.', example: 'Addresses of readers were given to an advertiser.' })
  nature!: string;

  @Name({
    optional: true,
    description:
      'Who reports it: the id of a partner, or a name. Left out: `onBehalfOf`, or else the caller. Somebody else has to confirm it.',
    example: 'town-library',
  })
  by?: string;
}

/** Confirmed or dismissed: what either says. */
class DecideBreachBody extends CommonFields {
  @Name({
    description: 'Who decided: the id of a partner, or a name.',
    example: 'Joint committee',
  })
  decidedBy!: string;
}

export class ConfirmBreachBody extends DecideBreachBody {}

export class BreachConfirmedData extends DecideBreachBody {
  @Id({ description: 'The breach.', example: 'shared-addresses' })
  breachId!: string;
}

export class DismissBreachBody extends DecideBreachBody {}

export class BreachDismissedData extends DecideBreachBody {
  @Id({ description: 'The breach.', example: 'shared-addresses' })
  breachId!: string;
}
