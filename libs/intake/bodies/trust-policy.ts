import { ApiExtraModels, type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';
import { TRUST_POLICY_PRESETS, type TrustPolicy, type TrustPolicyPreset } from '#domain';
import { type About, type Judge, field } from '../fields/field.js';
import { Numeric } from '../fields/numbers.js';
import { NO_ERRORS, invalid } from '../validation/validation-error.js';
import { validate } from '../validation/validate.js';
import { LIMITS } from '../limits.js';

export class TrustPolicyBody {
  @Numeric(
    { exclusiveMinimum: 0, maximum: LIMITS.days },
    { description: 'H: days until a piece of evidence counts half.', example: 365 },
  )
  halfLife!: number;

  @Numeric(
    { exclusiveMinimum: 0, maximum: LIMITS.days },
    { description: 'G: days late at which a delivery is worth half.', example: 30 },
  )
  latenessScale!: number;

  @Numeric(
    { minimum: 0, maximum: 100 },
    { description: 'κ: how much heavier a failure weighs than a success.', example: 1 },
  )
  asymmetry!: number;

  @Numeric(
    { exclusiveMinimum: 0, exclusiveMaximum: 1 },
    { description: 'a: the expectation before any evidence.', example: 0.5 },
  )
  baseRate!: number;

  @Numeric(
    { exclusiveMinimum: 0, maximum: 1_000 },
    { description: 'W: how much evidence the base rate is worth.', example: 2 },
  )
  priorWeight!: number;

  @Numeric(
    { minimum: 0, maximum: LIMITS.days },
    {
      optional: true,
      description:
        'Days after its due date before a commitment without an outcome is recorded as missed. Left out: 14.',
      example: 14,
    },
  )
  deadlineGrace?: number;
}

const PRESETS = Object.keys(TRUST_POLICY_PRESETS);
const isPreset = (name: string): name is TrustPolicyPreset => PRESETS.includes(name);

const judgePolicy: Judge = (value) => {
  if (typeof value !== 'string') return validate(TrustPolicyBody, value);
  return isPreset(value)
    ? NO_ERRORS
    : invalid(`must be one of: ${PRESETS.join(', ')}; or an object with the values`);
};

/** A preset's name, or the values themselves. */
export const TrustPolicyField = (about: Omit<About, 'example'>): PropertyDecorator => {
  const describe = field(
    judgePolicy,
    {
      oneOf: [{ type: 'string', enum: PRESETS }, { $ref: getSchemaPath(TrustPolicyBody) }],
    } as ApiPropertyOptions,
    { ...about, example: 'standard' },
  );
  return (target, key) => {
    ApiExtraModels(TrustPolicyBody)(target.constructor);
    describe(target, key);
  };
};

export type TrustPolicyInput = string | TrustPolicyBody;

/** The values a validated policy stands for. */
export function trustPolicyOf(input: TrustPolicyInput): TrustPolicy {
  if (typeof input !== 'string') return { ...TRUST_POLICY_PRESETS.standard, ...input };
  if (!isPreset(input)) throw new RangeError(`There is no trust policy ${input}.`);
  return TRUST_POLICY_PRESETS[input];
}
