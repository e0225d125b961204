import { ALLIANCE_KINDS, type AllianceKind } from '#domain';
import { Ids, ObjectOf, SharesByPartner } from '../fields/objects.js';
import { OneOf, When, Words } from '../fields/texts.js';
import { LIMITS } from '../limits.js';
import { CommonFields } from './common-fields.js';
import { TrustPolicyField, type TrustPolicyInput } from './trust-policy.js';

export class AllianceChangesBody {
  @Words({
    optional: true,
    description: 'The new purpose.',
    example: 'Share teachers, rooms and a catalogue.',
  })
  purpose?: string;

  @OneOf(ALLIANCE_KINDS, { optional: true, description: 'The new kind.', example: 'coalition' })
  kind?: AllianceKind;

  @When({ optional: true, description: 'The new end of the trial period.', example: '2024-09-01' })
  trialEndsOn?: string;

  @When({ optional: true, description: 'The new date of the next review.', example: '2024-08-15' })
  nextReviewOn?: string;

  @SharesByPartner({
    optional: true,
    description: 'The new parts of the giving, of all partners; together 1.',
    example: { 'north-college': 0.6, 'town-library': 0.4 },
  })
  shares?: Record<string, number>;

  @TrustPolicyField({
    optional: true,
    description: 'The new trust policy: the name of a preset, or the values.',
  })
  trustPolicy?: TrustPolicyInput;
}

export class RenegotiateAllianceBody extends CommonFields {
  @ObjectOf(() => AllianceChangesBody, {
    description: 'What changes. May be empty: the understanding itself changed, and the reason says how.',
  })
  changes!: AllianceChangesBody;

  @Ids(
    { maxItems: LIMITS.partners },
    { description: 'Who consents: two partners or more.', example: ['north-college', 'town-library'] },
  )
  consents!: string[];

  @Words({ description: 'Why.', example: 'The library joins its catalogue in.' })
  reason!: string;
}
