import { ALLIANCE_KINDS, ARENAS, type AllianceKind, type Arena } from '#domain';
import { Numeric } from '../fields/numbers.js';
import { ListOf } from '../fields/objects.js';
import { Id, Name, OneOf, Text, When, Words } from '../fields/texts.js';
import { LIMITS } from '../limits.js';
import { CommonFields } from './common-fields.js';
import { TrustPolicyField, type TrustPolicyInput } from './trust-policy.js';

export class FoundingPartnerBody {
  @Id({ description: 'The same id is the same partner in every alliance.', example: 'north-college' })
  partnerId!: string;

  @Name({ description: 'What the partner is called.', example: 'North College' })
  name!: string;

  @Text(LIMITS.name, { optional: true, description: 'What the partner is here for.', example: 'curriculum' })
  role?: string;

  @Numeric(
    { minimum: 0, maximum: 1 },
    {
      optional: true,
      description:
        'The part of the giving it agreed to: of every partner, or of none, which means equal shares.',
      example: 0.5,
    },
  )
  share?: number;
}

export class AllianceFormedData extends CommonFields {
  @Name({ description: 'What the alliance is called.', example: 'River Valley Schools' })
  name!: string;

  @Words({
    description: 'What the partners work towards.',
    example: 'Share teachers and rooms for evening courses.',
  })
  purpose!: string;

  @OneOf(ALLIANCE_KINDS, { description: 'What sort of alliance.', example: 'partnership' })
  kind!: AllianceKind;

  @OneOf(ARENAS, { optional: true, description: 'Where it works.', example: 'civic' })
  arena?: Arena;

  @ListOf(
    () => FoundingPartnerBody,
    { maxItems: LIMITS.partners },
    {
      description: 'Two or more partners.',
      example: [
        { partnerId: 'north-college', name: 'North College' },
        { partnerId: 'town-library', name: 'Town Library' },
      ],
    },
  )
  partners!: FoundingPartnerBody[];

  @Id({ optional: true, description: 'The partner who drives the plan.', example: 'town-library' })
  coordinator?: string;

  @When({ optional: true, description: 'The end of the trial period.', example: '2024-06-01' })
  trialEndsOn?: string;

  @When({ optional: true, description: 'The date of the next review.', example: '2024-05-15' })
  nextReviewOn?: string;

  @TrustPolicyField({
    optional: true,
    description:
      'How evidence is weighed and ages: the name of a preset, or the values. Left out: `standard`.',
  })
  trustPolicy?: TrustPolicyInput;
}

export class FormAllianceBody extends AllianceFormedData {
  @Id({
    optional: true,
    description: 'Your id for the alliance. Left out: made for it, from the idempotency key if there is one.',
    example: 'river-valley-schools',
  })
  allianceId?: string;
}
