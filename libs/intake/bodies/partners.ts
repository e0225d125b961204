import { SharesByPartner } from '../decorators/by-id.js';
import { Optional } from '../decorators/optional.js';
import { FreeText, Id, ShortText } from '../decorators/texts.js';
import { CommonFields } from './common-fields.js';
import { ofItem } from './of-item.js';

const SHARES =
  'The part of the giving each partner agreed to, of all partners from now on; together 1. Left out: equal shares from now on.';

export class AdmitPartnerBody extends CommonFields {
  @Id('The same id is the same partner in every alliance.', 'arts-centre')
  partnerId!: string;

  @ShortText('What the partner is called.', 'Arts Centre')
  name!: string;

  @Optional()
  @ShortText('What the partner is here for.', 'rooms')
  role?: string;

  @Optional()
  @SharesByPartner(SHARES, { 'north-college': 0.4, 'town-library': 0.4, 'arts-centre': 0.2 })
  shares?: Record<string, number>;
}

export class RecordDepartureBody extends CommonFields {
  @FreeText('Why the partner left.', 'The centre closed.')
  reason!: string;

  @Optional()
  @SharesByPartner(SHARES, { 'north-college': 0.5, 'town-library': 0.5 })
  shares?: Record<string, number>;
}

export class AppointCoordinatorBody extends CommonFields {
  @Id('The partner who drives the plan from now on.', 'north-college')
  partnerId!: string;

  @Optional()
  @ShortText('Who does it for the partner.', 'Ada Okafor')
  person?: string;
}

/** Whoever coordinates stands down. */
export class StandDownCoordinatorBody extends CommonFields {}

export class CoordinatorStoodDownData extends CommonFields {
  @Optional()
  @Id('Who coordinated. Left out: whoever does.', 'north-college')
  partnerId?: string;

  @Optional()
  @ShortText('Who did it for the partner.', 'Ada Okafor')
  person?: string;
}

export const PARTNER_BODIES = {
  PartnerJoined: AdmitPartnerBody,
  PartnerLeft: ofItem('partnerId', RecordDepartureBody),
  CoordinatorAppointed: AppointCoordinatorBody,
  CoordinatorStoodDown: CoordinatorStoodDownData,
};
