import { TRUST_POLICY_BOUNDS, TRUST_POLICY_PRESETS, type TrustPolicy, type TrustPolicyPreset } from '#domain';
import { type About, documented } from '../decorators/documented.js';
import { Between } from '../decorators/numbers.js';
import { Optional } from '../decorators/optional.js';
import { type FieldDecorator, constraint } from '../validation/constraint.js';
import { validate } from '../validation/validate.js';
import { NO_ERRORS, invalid } from '../shared/validation-error.js';

const { halfLife, latenessScale, asymmetry, baseRate, priorWeight, deadlineGrace } = TRUST_POLICY_BOUNDS;

export class TrustPolicyBody {
  @Between(...halfLife, 'H: days until a piece of evidence counts half.', 365)
  halfLife!: number;

  @Between(...latenessScale, 'G: days late at which a delivery is worth half.', 30)
  latenessScale!: number;

  @Between(...asymmetry, 'κ: how much heavier a failure weighs than a success.', 1)
  asymmetry!: number;

  @Between(...baseRate, 'a: the expectation before any evidence.', 0.5)
  baseRate!: number;

  @Between(...priorWeight, 'W: how much evidence the base rate is worth.', 2)
  priorWeight!: number;

  @Optional()
  @Between(
    ...deadlineGrace,
    'Days after its due date before a commitment without an outcome is recorded as missed. Left out: 14.',
    14,
  )
  deadlineGrace?: number;
}

const PRESETS = Object.keys(TRUST_POLICY_PRESETS);
const isPreset = (name: string): name is TrustPolicyPreset => Object.hasOwn(TRUST_POLICY_PRESETS, name);

/** A preset's name, or the values themselves. */
export function TrustPolicyChoice(...about: About): FieldDecorator {
  const check = constraint({
    name: 'trustPolicyChoice',
    rule: (value) => {
      if (typeof value !== 'string') return validate(TrustPolicyBody, value);
      return isPreset(value)
        ? NO_ERRORS
        : invalid(`must be one of: ${PRESETS.join(', ')}; or an object with the values`);
    },
    document: (refer) => ({ oneOf: [{ type: 'string', enum: PRESETS }, refer(TrustPolicyBody)] }),
  });
  return documented(about, check);
}

export type TrustPolicyInput = string | TrustPolicyBody;

/** The values a checked policy stands for. */
export function trustPolicyOf(input: TrustPolicyInput): TrustPolicy {
  if (typeof input !== 'string') return { ...TRUST_POLICY_PRESETS.standard, ...input };
  if (!isPreset(input)) throw new RangeError(`There is no trust policy ${input}.`);
  return TRUST_POLICY_PRESETS[input];
}
