import { type FieldDecorator, type ConstraintContext } from '../validation/constraint.js';
import { ValidateIf } from 'class-validator';

/** The field may be left out. Null is never taken for left out, as it is by `IsOptional`. */
export function Optional(): FieldDecorator {
  const context: ConstraintContext = { optional: true };
  return ValidateIf((_body, value) => value !== undefined, { context });
}
