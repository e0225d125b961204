import { JSONSchema } from 'class-validator-jsonschema';
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
  @FreeText()
  @JSONSchema({ description: 'The new purpose.', examples: ['Share teachers, rooms and a catalogue.'] })
  purpose?: string;

  @Optional()
  @OneOf(ALLIANCE_KINDS)
  @JSONSchema({ description: 'The new kind.', examples: ['coalition'] })
  kind?: AllianceKind;

  @Optional()
  @PartialDate()
  @JSONSchema({ description: 'The new end of the trial period.', examples: ['2024-09-01'] })
  trialEndsOn?: string;

  @Optional()
  @PartialDate()
  @JSONSchema({ description: 'The new date of the next review.', examples: ['2024-08-15'] })
  nextReviewOn?: string;

  @Optional()
  @SharesByPartner()
  @JSONSchema({
    description: 'The new parts of the giving, of all partners; together 1.',
    examples: [{ 'north-college': 0.6, 'town-library': 0.4 }],
  })
  shares?: Record<string, number>;

  @Optional()
  @TrustPolicyChoice()
  @JSONSchema({ description: 'The new trust policy: the name of a preset, or the values.' })
  trustPolicy?: TrustPolicyInput;
}

export class RenegotiateAllianceBody extends CommonFields {
  @Nested(() => AllianceChangesBody)
  @JSONSchema({
    description: 'What changes. May be empty: the understanding itself changed, and the reason says how.',
  })
  changes!: AllianceChangesBody;

  @Ids({ maxItems: LIMITS.partners })
  @JSONSchema({
    description: 'Who consents: two partners or more.',
    examples: [['north-college', 'town-library']],
  })
  consents!: string[];

  @FreeText()
  @JSONSchema({ description: 'Why.', examples: ['The library joins its catalogue in.'] })
  reason!: string;
}
