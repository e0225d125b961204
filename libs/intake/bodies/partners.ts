import { SharesByPartner } from '../fields/objects.js';
import { Id, Name, Text, Words } from '../fields/texts.js';
import { LIMITS } from '../limits.js';
import { CommonFields } from './common-fields.js';

const SHARES =
  'The part of the giving each partner agreed to, of all partners from now on; together 1. Left out: equal shares from now on.';

export class AdmitPartnerBody extends CommonFields {
  @Id({ description: 'The same id is the same partner in every alliance.', example: 'arts-centre' })
  partnerId!: string;

  @Name({ description: 'What the partner is called.', example: 'Arts Centre' })
  name!: string;

  @Text(LIMITS.name, { optional: true, description: 'What the partner is here for.', example: 'rooms' })
  role?: string;

  @SharesByPartner({
    optional: true,
    description: SHARES,
    example: { 'north-college': 0.4, 'town-library': 0.4, 'arts-centre': 0.2 },
  })
  shares?: Record<string, number>;
}

export class RecordDepartureBody extends CommonFields {
  @Words({ description: 'Why the partner left.', example: 'The centre closed.' })
  reason!: string;

  @SharesByPartner({
    optional: true,
    description: SHARES,
    example: { 'north-college': 0.5, 'town-library': 0.5 },
  })
  shares?: Record<string, number>;
}

export class PartnerLeftData extends RecordDepartureBody {
  @Id({ description: 'The partner who left.', example: 'arts-centre' })
  partnerId!: string;
}

export class AppointCoordinatorBody extends CommonFields {
  @Id({ description: 'The partner who drives the plan from now on.', example: 'north-college' })
  partnerId!: string;

  @Name({ optional: true, description: 'Who does it for the partner.', example: 'Ada Okafor' })
  person?: string;
}

/** Whoever coordinates stands down. */
export class StandDownCoordinatorBody extends CommonFields {}

export class CoordinatorStoodDownData extends CommonFields {
  @Id({ optional: true, description: 'Who coordinated. Left out: whoever does.', example: 'north-college' })
  partnerId?: string;

  @Name({ optional: true, description: 'Who did it for the partner.', example: 'Ada Okafor' })
  person?: string;
}
