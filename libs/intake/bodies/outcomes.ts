import { MISS_DETECTIONS, type MissDetection, certainlyBefore } from '#domain';
import { type About, type Judge, field } from '../fields/field.js';
import { Numeric } from '../fields/numbers.js';
import { Id, OneOf, Reference, WHEN_SCHEMA, Words, When, judgeWhen } from '../fields/texts.js';
import { NO_ERRORS, invalid } from '../validation/validation-error.js';
import { CommonFields, OfCommitment } from './common-fields.js';

const judgeDelivery: Judge = (deliveredOn, body) => {
  const errors = judgeWhen(deliveredOn, body);
  if (errors.length > 0 || judgeWhen(body['occurredOn'], body).length > 0) return errors;
  return certainlyBefore(body['occurredOn'] as string, deliveredOn as string)
    ? invalid('must not be later than occurredOn')
    : NO_ERRORS;
};

const DELIVERED_ON: About = {
  optional: true,
  description: 'When it was delivered, no later than `occurredOn`. Left out: `occurredOn`.',
  example: '2024-03-01',
};
const CONFIRMED_BY: About = {
  optional: true,
  description: 'A creditor who confirms it. This or `evidence`, or both.',
  example: 'town-library',
};
const EVIDENCE: About = {
  optional: true,
  description: 'What shows it: words or a URL. This or `confirmedBy`, or both.',
  example: 'https://example.org/timetable',
};
const FRACTION: About = { description: 'What was delivered of the whole.', example: 0.6 };

export class FulfilCommitmentBody extends CommonFields {
  @field(judgeDelivery, WHEN_SCHEMA, DELIVERED_ON)
  deliveredOn?: string;

  @Numeric(
    { exclusiveMinimum: 0, maximum: 1 },
    { optional: true, description: 'What was delivered of the whole. Left out: 1, all of it.', example: 1 },
  )
  fraction?: number;

  @Id(CONFIRMED_BY)
  confirmedBy?: string;

  @Reference(EVIDENCE)
  evidence?: string;
}

/** Kept wholly or partly: only what it says tells. */
export class FulfilCommitmentData extends FulfilCommitmentBody {
  @Id({ description: 'The commitment.', example: 'spring-teachers' })
  commitmentId!: string;
}

export class CommitmentKeptData extends OfCommitment {
  @field(judgeDelivery, WHEN_SCHEMA, DELIVERED_ON)
  deliveredOn?: string;

  @Id(CONFIRMED_BY)
  confirmedBy?: string;

  @Reference(EVIDENCE)
  evidence?: string;
}

export class CommitmentPartlyKeptData extends CommitmentKeptData {
  @Numeric({ exclusiveMinimum: 0, exclusiveMaximum: 1 }, FRACTION)
  fraction!: number;
}

const AS_OF: About = {
  optional: true,
  description: 'The date as of which it is missed. Left out: `occurredOn`.',
  example: '2024-03-01',
};
const BY: About = {
  optional: true,
  description: 'A debtor who admits it, or a creditor who reports it.',
  example: 'north-college',
};
const REASON: About = { optional: true, description: 'Why.', example: 'Both teachers fell ill.' };
const EXCUSED_BY: About = {
  optional: true,
  description: 'A creditor who excuses it: it then counts for nothing.',
  example: 'town-library',
};

export class MissCommitmentBody extends CommonFields {
  @When(AS_OF)
  asOf?: string;

  @Id(BY)
  by?: string;

  @Words(REASON)
  reason?: string;

  @Id(EXCUSED_BY)
  excusedBy?: string;
}

export class CommitmentMissedData extends MissCommitmentBody {
  @Id({ description: 'The commitment.', example: 'spring-teachers' })
  commitmentId!: string;

  @OneOf(MISS_DETECTIONS, {
    optional: true,
    description: 'Who found out: a partner, or the deadline that passed. Left out: a partner.',
    example: 'partner',
  })
  detectedBy?: MissDetection;
}
