import { JSONSchema } from 'class-validator-jsonschema';
import { MISS_DETECTIONS, type MissDetection, certainlyBefore, isOccurredOn } from '#domain';
import { IsNumber } from 'class-validator';
import { Above, Below, Fraction } from '../decorators/numbers.js';
import { Optional } from '../decorators/optional.js';
import { FreeText, Id, OneOf, PartialDate, Personal, Reference } from '../decorators/texts.js';
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
  @Id('A creditor who confirms it. This or `evidence`, or both.', 'town-library')
  confirmedBy?: string;

  @Optional()
  @Reference(
    'What shows it: words or a URL. This or `confirmedBy`, or both.',
    'https://example.org/timetable',
  )
  @Personal()
  evidence?: string;
}

/** Kept wholly or partly: only what it says tells. */
export class FulfilCommitmentBody extends Delivery {
  static readonly leftOut = { deliveredOn: whenItHappened } as const;

  @Optional()
  @Fraction('What was delivered of the whole. Left out: 1, all of it.', 1)
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
  @PartialDate('The date as of which it is missed. Left out: `occurredOn`.', '2024-03-01')
  asOf?: string;

  @Optional()
  @Id('A debtor who admits it, or a creditor who reports it.', 'north-college')
  by?: string;

  @Optional()
  @FreeText('Why.', 'Both teachers fell ill.')
  reason?: string;

  @Optional()
  @Id('A creditor who excuses it: it then counts for nothing.', 'town-library')
  excusedBy?: string;
}

class MissedBody extends MissCommitmentBody {
  static readonly leftOut = { asOf: whenItHappened, detectedBy: 'partner' } as const;

  @Optional()
  @OneOf(
    MISS_DETECTIONS,
    'Who found out: a partner, or the deadline that passed. Left out: a partner.',
    'partner',
  )
  detectedBy?: MissDetection;
}

/** What was kept wholly may turn out to be kept partly, and the other way round. */
export const FulfilCommitmentData = ofItem('commitmentId', FulfilCommitmentBody);

export const OUTCOME_BODIES = {
  CommitmentKept: ofItem('commitmentId', KeptBody),
  CommitmentPartlyKept: ofItem('commitmentId', PartlyKeptBody),
  CommitmentMissed: ofItem('commitmentId', MissedBody),
};
