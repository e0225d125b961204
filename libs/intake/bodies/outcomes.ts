import { JSONSchema } from 'class-validator-jsonschema';
import { MISS_DETECTIONS, type MissDetection, certainlyBefore, isOccurredOn } from '#domain';
import { IsNumber } from 'class-validator';
import { Above, Below, Fraction } from '../decorators/numbers.js';
import { Optional } from '../decorators/optional.js';
import { FreeText, Id, OneOf, PartialDate, Reference } from '../decorators/texts.js';
import { type FieldDecorator, composed, constraint } from '../validation/constraint.js';
import { NO_ERRORS, invalid } from '../shared/validation-error.js';
import { CommonFields, whenItHappened } from './common-fields.js';
import { ofItem } from './of-item.js';

const isTime = (value: unknown): value is string => typeof value === 'string' && isOccurredOn(value);

/** What was delivered was so when the event says that it happened, at the latest. */
function NotLaterThanOccurredOn(): FieldDecorator {
  return constraint({
    name: 'notLaterThanOccurredOn',
    rule: (value, { occurredOn }) =>
      isTime(value) && isTime(occurredOn) && certainlyBefore(occurredOn, value)
        ? invalid('must not be later than occurredOn')
        : NO_ERRORS,
    document: {},
  });
}

const DeliveredOn = (): FieldDecorator =>
  composed(
    Optional(),
    PartialDate(),
    NotLaterThanOccurredOn(),
    JSONSchema({
      description: 'When it was delivered, no later than `occurredOn`. Left out: `occurredOn`.',
      examples: ['2024-03-01'],
    }),
  );

/** Kept, wholly or partly. */
class Delivery extends CommonFields {
  @DeliveredOn()
  deliveredOn?: string;

  @Optional()
  @Id()
  @JSONSchema({
    description: 'A creditor who confirms it. This or `evidence`, or both.',
    examples: ['town-library'],
  })
  confirmedBy?: string;

  @Optional()
  @Reference()
  @JSONSchema({
    description: 'What shows it: words or a URL. This or `confirmedBy`, or both.',
    examples: ['https://example.org/timetable'],
  })
  evidence?: string;
}

/** Kept wholly or partly: only what it says tells. */
export class FulfilCommitmentBody extends Delivery {
  static readonly leftOut = { deliveredOn: whenItHappened } as const;

  @Optional()
  @Fraction()
  @JSONSchema({ description: 'What was delivered of the whole. Left out: 1, all of it.', examples: [1] })
  fraction?: number;
}

class KeptBody extends Delivery {}

class PartlyKeptBody extends Delivery {
  @IsNumber()
  @Above(0)
  @Below(1)
  @JSONSchema({ description: 'What was delivered of the whole.', examples: [0.6] })
  fraction!: number;
}

export class MissCommitmentBody extends CommonFields {
  @Optional()
  @PartialDate()
  @JSONSchema({
    description: 'The date as of which it is missed. Left out: `occurredOn`.',
    examples: ['2024-03-01'],
  })
  asOf?: string;

  @Optional()
  @Id()
  @JSONSchema({
    description: 'A debtor who admits it, or a creditor who reports it.',
    examples: ['north-college'],
  })
  by?: string;

  @Optional()
  @FreeText()
  @JSONSchema({ description: 'Why.', examples: ['Both teachers fell ill.'] })
  reason?: string;

  @Optional()
  @Id()
  @JSONSchema({
    description: 'A creditor who excuses it: it then counts for nothing.',
    examples: ['town-library'],
  })
  excusedBy?: string;
}

class MissedBody extends MissCommitmentBody {
  static readonly leftOut = { asOf: whenItHappened, detectedBy: 'partner' } as const;

  @Optional()
  @OneOf(MISS_DETECTIONS)
  @JSONSchema({
    description: 'Who found out: a partner, or the deadline that passed. Left out: a partner.',
    examples: ['partner'],
  })
  detectedBy?: MissDetection;
}

/** What was kept wholly may turn out to be kept partly, and the other way round. */
export const FulfilCommitmentData = ofItem('commitmentId', FulfilCommitmentBody);

export const OUTCOME_BODIES = {
  CommitmentKept: ofItem('commitmentId', KeptBody),
  CommitmentPartlyKept: ofItem('commitmentId', PartlyKeptBody),
  CommitmentMissed: ofItem('commitmentId', MissedBody),
};
