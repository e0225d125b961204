import { Numeric } from '../fields/numbers.js';
import { Ids } from '../fields/objects.js';
import { Id, When, Words } from '../fields/texts.js';
import { LIMITS } from '../limits.js';
import { CommonFields } from './common-fields.js';

export class RenegotiateCommitmentBody extends CommonFields {
  @When({ optional: true, description: 'The new due date.', example: '2024-05-15' })
  dueOn?: string;

  @Numeric(
    { minimum: -LIMITS.amount, maximum: LIMITS.amount },
    { optional: true, description: 'The new target.', example: 1 },
  )
  target?: number;

  @Words({ optional: true, description: 'The new words of the promise.', example: 'One teacher, from May.' })
  description?: string;

  @Numeric(
    { exclusiveMinimum: 0, maximum: 10 },
    { optional: true, description: 'The new weight.', example: 0.5 },
  )
  weight?: number;

  @Ids(
    { maxItems: 2 * LIMITS.partners },
    { description: 'Who consents: all debtors and creditors.', example: ['north-college', 'town-library'] },
  )
  consents!: string[];

  @Words({ description: 'Why the terms change.', example: 'Only one teacher could be found.' })
  reason!: string;
}

export class CommitmentRenegotiatedData extends RenegotiateCommitmentBody {
  @Id({ description: 'The commitment.', example: 'spring-teachers' })
  commitmentId!: string;
}

export class ReleaseCommitmentBody extends CommonFields {
  @Ids(
    { maxItems: LIMITS.partners },
    { description: 'Who lets the debtors off: all creditors.', example: ['town-library'] },
  )
  by!: string[];

  @Words({ description: 'Why.', example: 'The courses were cancelled.' })
  reason!: string;
}

export class CommitmentReleasedData extends ReleaseCommitmentBody {
  @Id({ description: 'The commitment.', example: 'spring-teachers' })
  commitmentId!: string;
}

export class WithdrawCommitmentBody extends CommonFields {
  @Ids(
    { maxItems: LIMITS.partners },
    { description: 'Who withdraws: all debtors.', example: ['north-college'] },
  )
  by!: string[];

  @Words({ description: 'Why.', example: 'The teachers are needed at the college.' })
  reason!: string;
}

export class CommitmentWithdrawnData extends WithdrawCommitmentBody {
  @Id({ description: 'The commitment.', example: 'spring-teachers' })
  commitmentId!: string;
}
