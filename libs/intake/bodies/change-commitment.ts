import { Ids } from '../decorators/lists.js';
import { Target, Weight } from '../decorators/numbers.js';
import { Optional } from '../decorators/optional.js';
import { FreeText, PartialDate } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields } from './common-fields.js';
import { ofItem } from './of-item.js';

export class RenegotiateCommitmentBody extends CommonFields {
  @Optional()
  @PartialDate('The new due date.', '2024-05-15')
  dueOn?: string;

  @Optional()
  @Target('The new target.', 1)
  target?: number;

  @Optional()
  @FreeText('The new words of the promise.', 'One teacher, from May.')
  description?: string;

  @Optional()
  @Weight('The new weight.', 0.5)
  weight?: number;

  @Ids({ maxItems: 2 * LIMITS.partners }, 'Who consents: all debtors and creditors.', [
    'north-college',
    'town-library',
  ])
  consents!: string[];

  @FreeText('Why the terms change.', 'Only one teacher could be found.')
  reason!: string;
}

export class ReleaseCommitmentBody extends CommonFields {
  @Ids({ maxItems: LIMITS.partners }, 'Who lets the debtors off: all creditors.', ['town-library'])
  by!: string[];

  @FreeText('Why.', 'The courses were cancelled.')
  reason!: string;
}

export class WithdrawCommitmentBody extends CommonFields {
  @Ids({ maxItems: LIMITS.partners }, 'Who withdraws: all debtors.', ['north-college'])
  by!: string[];

  @FreeText('Why.', 'The teachers are needed at the college.')
  reason!: string;
}

export const COMMITMENT_CHANGE_BODIES = {
  CommitmentRenegotiated: ofItem('commitmentId', RenegotiateCommitmentBody),
  CommitmentReleased: ofItem('commitmentId', ReleaseCommitmentBody),
  CommitmentWithdrawn: ofItem('commitmentId', WithdrawCommitmentBody),
};
