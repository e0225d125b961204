import { ALLIANCE_KINDS, type AllianceKind } from '#domain';
import { SharesByPartner } from '../decorators/by-id.js';
import { Ids, Nested } from '../decorators/lists.js';
import { Optional } from '../decorators/optional.js';
import { FreeText, OneOf, PartialDate } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields } from './common-fields.js';
import { TrustPolicyChoice, type TrustPolicyInput } from './trust-policy.js';

export class AllianceChangesBody {
  @Optional()
  @FreeText('The new purpose.', 'Share teachers, rooms and a catalogue.')
  purpose?: string;

  @Optional()
  @OneOf(ALLIANCE_KINDS, 'The new kind.', 'coalition')
  kind?: AllianceKind;

  @Optional()
  @PartialDate('The new end of the trial period.', '2024-09-01')
  trialEndsOn?: string;

  @Optional()
  @PartialDate('The new date of the next review.', '2024-08-15')
  nextReviewOn?: string;

  @Optional()
  @SharesByPartner('The new parts of the giving, of all partners; together 1.', {
    'north-college': 0.6,
    'town-library': 0.4,
  })
  shares?: Record<string, number>;

  @Optional()
  @TrustPolicyChoice('The new trust policy: the name of a preset, or the values.')
  trustPolicy?: TrustPolicyInput;
}

export class RenegotiateAllianceBody extends CommonFields {
  @Nested(
    () => AllianceChangesBody,
    'What changes. May be empty: the understanding itself changed, and the reason says how.',
  )
  changes!: AllianceChangesBody;

  @Ids({ maxItems: LIMITS.partners }, 'Who consents: two partners or more.', [
    'north-college',
    'town-library',
  ])
  consents!: string[];

  @FreeText('Why.', 'The library joins its catalogue in.')
  reason!: string;
}
