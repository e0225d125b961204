import { pairsOf } from '#domain';
import type { Judge } from '../fields/field.js';
import { Numeric } from '../fields/numbers.js';
import { Ids, SharesByPartner } from '../fields/objects.js';
import { Id, Text, When, Words } from '../fields/texts.js';
import { NO_ERRORS, invalid } from '../validation/validation-error.js';
import { LIMITS } from '../limits.js';
import { CommonFields } from './common-fields.js';

/** Each debtor is bound to each creditor but itself: so many pairs have to be kept track of. */
export const notTooManyPairs: Judge = (creditors, { debtors }) => {
  if (!Array.isArray(creditors) || !Array.isArray(debtors)) return NO_ERRORS;
  return pairsOf(debtors, creditors) > LIMITS.pairs
    ? invalid(`must not make more than ${LIMITS.pairs} pairs of a debtor and a creditor`)
    : NO_ERRORS;
};

export class MakeCommitmentBody extends CommonFields {
  @Id({
    optional: true,
    description:
      'Your id for the commitment. Left out: made for it, from the idempotency key if there is one.',
    example: 'spring-teachers',
  })
  commitmentId?: string;

  @Ids(
    { minItems: 1, maxItems: LIMITS.partners },
    { description: 'Who promised.', example: ['north-college'] },
  )
  debtors!: string[];

  @Ids(
    { minItems: 1, maxItems: LIMITS.partners, together: notTooManyPairs },
    { description: 'Who relies on the promise.', example: ['town-library'] },
  )
  creditors!: string[];

  @Words({
    description: 'What was promised.',
    example: 'Two teachers for the evening courses of the spring term.',
  })
  description!: string;

  @Text(LIMITS.name, { optional: true, description: 'What is measured.', example: 'teachers' })
  measure?: string;

  @Numeric(
    { minimum: -LIMITS.amount, maximum: LIMITS.amount },
    { optional: true, description: 'How much of it.', example: 2 },
  )
  target?: number;

  @Text(LIMITS.unit, { optional: true, description: 'In what unit.', example: 'people' })
  unit?: string;

  @When({
    optional: true,
    description: 'The due date. A standing promise has none, and is never late.',
    example: '2024-04-15',
  })
  dueOn?: string;

  @Numeric(
    { exclusiveMinimum: 0, maximum: 10 },
    { optional: true, description: 'How much the promise matters. Left out: 1.', example: 1 },
  )
  weight?: number;

  @SharesByPartner({
    optional: true,
    description: 'What each debtor owes of the whole; together 1. Left out: equal parts.',
    example: { 'north-college': 1 },
  })
  shares?: Record<string, number>;
}
