import { pairsOf } from '#domain';
import { SharesByPartner } from '../decorators/by-id.js';
import { Ids } from '../decorators/lists.js';
import { Target, Weight } from '../decorators/numbers.js';
import { Optional } from '../decorators/optional.js';
import { OwnId } from '../decorators/own-id.js';
import { FreeText, PartialDate, ShortText, Unit } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { NO_ERRORS, invalid } from '../shared/validation-error.js';
import { type FieldDecorator, constraint } from '../validation/constraint.js';
import { CommonFields, madeId } from './common-fields.js';

/** Each debtor is bound to each creditor but itself: so many pairs have to be kept track of. */
export function NotTooManyPairs(): FieldDecorator {
  return constraint({
    name: 'notTooManyPairs',
    rule: (creditors, { debtors }) =>
      Array.isArray(creditors) && Array.isArray(debtors) && pairsOf(debtors, creditors) > LIMITS.pairs
        ? invalid(`must not make more than ${LIMITS.pairs} pairs of a debtor and a creditor`)
        : NO_ERRORS,
    document: {},
  });
}

export class MakeCommitmentBody extends CommonFields {
  static readonly leftOut = { commitmentId: madeId, weight: 1 } as const;

  @OwnId('commitment', 'spring-teachers')
  commitmentId?: string;

  @Ids({ minItems: 1, maxItems: LIMITS.partners }, 'Who promised.', ['north-college'])
  debtors!: string[];

  @Ids({ minItems: 1, maxItems: LIMITS.partners }, 'Who relies on the promise.', ['town-library'])
  @NotTooManyPairs()
  creditors!: string[];

  @FreeText('What was promised.', 'Two teachers for the evening courses of the spring term.')
  description!: string;

  @Optional()
  @ShortText('What is measured.', 'teachers')
  measure?: string;

  @Optional()
  @Target('How much of it.', 2)
  target?: number;

  @Optional()
  @Unit('In what unit.', 'people')
  unit?: string;

  @Optional()
  @PartialDate('The due date. A standing promise has none, and is never late.', '2024-04-15')
  dueOn?: string;

  @Optional()
  @Weight('How much the promise matters. Left out: 1.', 1)
  weight?: number;

  @Optional()
  @SharesByPartner('What each debtor owes of the whole; together 1. Left out: equal parts.', {
    'north-college': 1,
  })
  shares?: Record<string, number>;
}
