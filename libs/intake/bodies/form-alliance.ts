import { ALLIANCE_KINDS, ARENAS, type AllianceKind, type Arena } from '#domain';
import { ListOf } from '../decorators/lists.js';
import { Share } from '../decorators/numbers.js';
import { Optional } from '../decorators/optional.js';
import { OwnId } from '../decorators/own-id.js';
import { FreeText, Id, OneOf, PartialDate, ShortText } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields } from './common-fields.js';
import { TrustPolicyChoice, type TrustPolicyInput } from './trust-policy.js';

export class FoundingPartnerBody {
  @Id('The same id is the same partner in every alliance.', 'north-college')
  partnerId!: string;

  @ShortText('What the partner is called.', 'North College')
  name!: string;

  @Optional()
  @ShortText('What the partner is here for.', 'curriculum')
  role?: string;

  @Optional()
  @Share('The part of the giving it agreed to: of every partner, or of none, which means equal shares.', 0.5)
  share?: number;
}

export class AllianceFormedData extends CommonFields {
  @ShortText('What the alliance is called.', 'River Valley Schools')
  name!: string;

  @FreeText('What the partners work towards.', 'Share teachers and rooms for evening courses.')
  purpose!: string;

  @OneOf(ALLIANCE_KINDS, 'What sort of alliance.', 'partnership')
  kind!: AllianceKind;

  @Optional()
  @OneOf(ARENAS, 'Where it works.', 'civic')
  arena?: Arena;

  @ListOf(() => FoundingPartnerBody, { maxItems: LIMITS.partners }, 'Two or more partners.', [
    { partnerId: 'north-college', name: 'North College' },
    { partnerId: 'town-library', name: 'Town Library' },
  ])
  partners!: FoundingPartnerBody[];

  @Optional()
  @Id('The partner who drives the plan.', 'town-library')
  coordinator?: string;

  @Optional()
  @PartialDate('The end of the trial period.', '2024-06-01')
  trialEndsOn?: string;

  @Optional()
  @PartialDate('The date of the next review.', '2024-05-15')
  nextReviewOn?: string;

  @Optional()
  @TrustPolicyChoice(
    'How evidence is weighed and ages: the name of a preset, or the values. Left out: `standard`.',
  )
  trustPolicy?: TrustPolicyInput;
}

export class FormAllianceBody extends AllianceFormedData {
  @OwnId('alliance', 'river-valley-schools')
  allianceId?: string;
}
