import { DISPUTE_VERDICTS, type DisputeVerdict } from '#domain';
import { Numeric } from '../fields/numbers.js';
import { Ids } from '../fields/objects.js';
import { Id, OneOf, Words } from '../fields/texts.js';
import { type JudgeWhole, Whole } from '../fields/whole.js';
import { NO_ERRORS, invalid } from '../validation/validation-error.js';
import { LIMITS } from '../limits.js';
import { CommonFields } from './common-fields.js';
import { notTooManyPairs } from './make-commitment.js';

export class ClaimDeliveryBody extends CommonFields {
  @Numeric(
    { exclusiveMinimum: 0, maximum: 1 },
    { optional: true, description: 'What was delivered of the whole. Left out: 1, all of it.', example: 1 },
  )
  fraction?: number;
}

export class DeliveryClaimedData extends ClaimDeliveryBody {
  @Id({ description: 'The commitment.', example: 'spring-teachers' })
  commitmentId!: string;
}

export class AcknowledgeCommitmentBody extends CommonFields {
  @Id({ description: 'The creditor who knows of the promise.', example: 'town-library' })
  creditor!: string;
}

export class CommitmentAcknowledgedData extends AcknowledgeCommitmentBody {
  @Id({ description: 'The commitment.', example: 'spring-teachers' })
  commitmentId!: string;
}

const somebodyNew: JudgeWhole = ({ debtors, creditors }) =>
  debtors === undefined && creditors === undefined
    ? invalid('must say who takes it over: new debtors, new creditors, or both')
    : NO_ERRORS;

@Whole(somebodyNew)
export class ReassignCommitmentBody extends CommonFields {
  @Ids(
    { minItems: 1, maxItems: LIMITS.partners },
    {
      optional: true,
      description: 'Who owes it from now on. Left out: as before.',
      example: ['arts-centre'],
    },
  )
  debtors?: string[];

  @Ids(
    { minItems: 1, maxItems: LIMITS.partners, together: notTooManyPairs },
    {
      optional: true,
      description: 'Who relies on it from now on. Left out: as before.',
      example: ['town-library'],
    },
  )
  creditors?: string[];

  @Ids(
    { maxItems: 4 * LIMITS.partners },
    {
      description: 'Who consents: all debtors and creditors, the old and the new.',
      example: ['north-college', 'town-library', 'arts-centre'],
    },
  )
  consents!: string[];
}

@Whole(somebodyNew)
export class CommitmentReassignedData extends ReassignCommitmentBody {
  @Id({ description: 'The commitment.', example: 'spring-teachers' })
  commitmentId!: string;
}

export class DisputeOutcomeBody extends CommonFields {
  @Id({ description: 'Who disputes it.', example: 'north-college' })
  by!: string;

  @Words({ description: 'What is wrong with the outcome.', example: 'Both teachers were there on time.' })
  grounds!: string;
}

export class OutcomeDisputedData extends DisputeOutcomeBody {
  @Id({ description: 'The commitment.', example: 'spring-teachers' })
  commitmentId!: string;
}

export class ResolveDisputeBody extends CommonFields {
  @OneOf(DISPUTE_VERDICTS, {
    description: 'Upheld: the outcome stands. Overturned: it is as if it had never been.',
    example: 'upheld',
  })
  verdict!: DisputeVerdict;
}

export class DisputeResolvedData extends ResolveDisputeBody {
  @Id({ description: 'The commitment.', example: 'spring-teachers' })
  commitmentId!: string;
}
