import { JSONSchema } from 'class-validator-jsonschema';
import { Ids } from '../decorators/lists.js';
import { Target, Weight } from '../decorators/numbers.js';
import { Optional } from '../decorators/optional.js';
import { FreeText, PartialDate } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields } from './common-fields.js';
import { ofItem } from './of-item.js';

export class RenegotiateCommitmentBody extends CommonFields {
  @Optional()
  @PartialDate()
  @JSONSchema({ description: 'The new due date.', examples: ['2024-05-15'] })
  dueOn?: string;

  @Optional()
  @Target()
  @JSONSchema({ description: 'The new target.', examples: [1] })
  target?: number;

  @Optional()
  @FreeText()
  @JSONSchema({ description: 'The new words of the promise.', examples: ['One teacher, from May.'] })
  description?: string;

  @Optional()
  @Weight()
  @JSONSchema({ description: 'The new weight.', examples: [0.5] })
  weight?: number;

  @Ids({ maxItems: 2 * LIMITS.partners })
  @JSONSchema({
    description: 'Who consents: all debtors and creditors.',
    examples: [['north-college', 'town-library']],
  })
  consents!: string[];

  @FreeText()
  @JSONSchema({ description: 'Why the terms change.', examples: ['Only one teacher could be found.'] })
  reason!: string;
}

export class ReleaseCommitmentBody extends CommonFields {
  @Ids({ maxItems: LIMITS.partners })
  @JSONSchema({ description: 'Who lets the debtors off: all creditors.', examples: [['town-library']] })
  by!: string[];

  @FreeText()
  @JSONSchema({ description: 'Why.', examples: ['The courses were cancelled.'] })
  reason!: string;
}

export class WithdrawCommitmentBody extends CommonFields {
  @Ids({ maxItems: LIMITS.partners })
  @JSONSchema({ description: 'Who withdraws: all debtors.', examples: [['north-college']] })
  by!: string[];

  @FreeText()
  @JSONSchema({ description: 'Why.', examples: ['The teachers are needed at the college.'] })
  reason!: string;
}

export const COMMITMENT_CHANGE_BODIES = {
  CommitmentRenegotiated: ofItem('commitmentId', RenegotiateCommitmentBody),
  CommitmentReleased: ofItem('commitmentId', ReleaseCommitmentBody),
  CommitmentWithdrawn: ofItem('commitmentId', WithdrawCommitmentBody),
};
