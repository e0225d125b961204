import { DISPUTE_VERDICTS, type DisputeVerdict } from '#domain';
import { Ids } from '../decorators/lists.js';
import { Fraction } from '../decorators/numbers.js';
import { Optional } from '../decorators/optional.js';
import { FreeText, Id, OneOf } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { NO_ERRORS, invalid } from '../shared/validation-error.js';
import { type FieldDecorator, constraint } from '../validation/constraint.js';
import { CommonFields } from './common-fields.js';
import { NotTooManyPairs } from './make-commitment.js';
import { ofItem } from './of-item.js';

export class ClaimDeliveryBody extends CommonFields {
  static readonly leftOut = { fraction: 1 } as const;

  @Optional()
  @Fraction('What was delivered of the whole. Left out: 1, all of it.', 1)
  fraction?: number;
}

export class AcknowledgeCommitmentBody extends CommonFields {
  @Id('The creditor who knows of the promise.', 'town-library')
  creditor!: string;
}

/** Somebody takes it over, on one side or on both. */
function TakenOverBySomebody(): FieldDecorator {
  return constraint({
    name: 'takenOverBySomebody',
    ofBody: true,
    rule: (_consents, { debtors, creditors }) =>
      debtors === undefined && creditors === undefined
        ? invalid('must say who takes it over: new debtors, new creditors, or both')
        : NO_ERRORS,
    document: {},
  });
}

export class ReassignCommitmentBody extends CommonFields {
  @Optional()
  @Ids({ minItems: 1, maxItems: LIMITS.partners }, 'Who owes it from now on. Left out: as before.', [
    'arts-centre',
  ])
  debtors?: string[];

  @Optional()
  @Ids({ minItems: 1, maxItems: LIMITS.partners }, 'Who relies on it from now on. Left out: as before.', [
    'town-library',
  ])
  @NotTooManyPairs()
  creditors?: string[];

  @Ids({ maxItems: 4 * LIMITS.partners }, 'Who consents: all debtors and creditors, the old and the new.', [
    'north-college',
    'town-library',
    'arts-centre',
  ])
  @TakenOverBySomebody()
  consents!: string[];
}

export class DisputeOutcomeBody extends CommonFields {
  @Id('Who disputes it.', 'north-college')
  by!: string;

  @FreeText('What is wrong with the outcome.', 'Both teachers were there on time.')
  grounds!: string;
}

export class ResolveDisputeBody extends CommonFields {
  @OneOf(DISPUTE_VERDICTS, 'Upheld: the outcome stands. Overturned: it is as if it had never been.', 'upheld')
  verdict!: DisputeVerdict;
}

export const COMMITMENT_FOLLOW_UP_BODIES = {
  DeliveryClaimed: ofItem('commitmentId', ClaimDeliveryBody),
  CommitmentAcknowledged: ofItem('commitmentId', AcknowledgeCommitmentBody),
  CommitmentReassigned: ofItem('commitmentId', ReassignCommitmentBody),
  OutcomeDisputed: ofItem('commitmentId', DisputeOutcomeBody),
  DisputeResolved: ofItem('commitmentId', ResolveDisputeBody),
};
