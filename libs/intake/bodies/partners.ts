import { JSONSchema } from 'class-validator-jsonschema';
import { SharesByPartner } from '../decorators/by-id.js';
import { Optional } from '../decorators/optional.js';
import { FreeText, Id, Name, Text } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields } from './common-fields.js';
import { ofItem } from './of-item.js';

const SHARES =
  'The part of the giving each partner agreed to, of all partners from now on; together 1. Left out: equal shares from now on.';

export class AdmitPartnerBody extends CommonFields {
  @Id()
  @JSONSchema({
    description: 'The same id is the same partner in every alliance.',
    examples: ['arts-centre'],
  })
  partnerId!: string;

  @Name()
  @JSONSchema({ description: 'What the partner is called.', examples: ['Arts Centre'] })
  name!: string;

  @Optional()
  @Text(LIMITS.name)
  @JSONSchema({ description: 'What the partner is here for.', examples: ['rooms'] })
  role?: string;

  @Optional()
  @SharesByPartner()
  @JSONSchema({
    description: SHARES,
    examples: [{ 'north-college': 0.4, 'town-library': 0.4, 'arts-centre': 0.2 }],
  })
  shares?: Record<string, number>;
}

export class RecordDepartureBody extends CommonFields {
  @FreeText()
  @JSONSchema({ description: 'Why the partner left.', examples: ['The centre closed.'] })
  reason!: string;

  @Optional()
  @SharesByPartner()
  @JSONSchema({ description: SHARES, examples: [{ 'north-college': 0.5, 'town-library': 0.5 }] })
  shares?: Record<string, number>;
}

export class AppointCoordinatorBody extends CommonFields {
  @Id()
  @JSONSchema({ description: 'The partner who drives the plan from now on.', examples: ['north-college'] })
  partnerId!: string;

  @Optional()
  @Name()
  @JSONSchema({ description: 'Who does it for the partner.', examples: ['Ada Okafor'] })
  person?: string;
}

/** Whoever coordinates stands down. */
export class StandDownCoordinatorBody extends CommonFields {}

export class CoordinatorStoodDownData extends CommonFields {
  @Optional()
  @Id()
  @JSONSchema({ description: 'Who coordinated. Left out: whoever does.', examples: ['north-college'] })
  partnerId?: string;

  @Optional()
  @Name()
  @JSONSchema({ description: 'Who did it for the partner.', examples: ['Ada Okafor'] })
  person?: string;
}

export const PARTNER_BODIES = {
  PartnerJoined: AdmitPartnerBody,
  PartnerLeft: ofItem('partnerId', RecordDepartureBody),
  CoordinatorAppointed: AppointCoordinatorBody,
  CoordinatorStoodDown: CoordinatorStoodDownData,
};
