import { NO_ERRORS, invalid } from '../validation/validation-error.js';
import { type About, type Judge, field } from './field.js';

/** Bounds as JSON Schema names them. */
export interface Bounds {
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
}

export const Numeric = (bounds: Bounds, about: About): PropertyDecorator =>
  field(judgeNumber(bounds), { type: 'number', ...bounds } as object, about);

export const Integer = (bounds: Bounds, about: About): PropertyDecorator =>
  field(judgeInteger(bounds), { type: 'integer', ...bounds } as object, about);

export function judgeInteger(bounds: Bounds): Judge {
  const judge = judgeNumber(bounds);
  return (value, body) => (Number.isInteger(value) ? judge(value, body) : invalid('must be a whole number'));
}

/** A number JSON can hold (`1e999` is none), within the bounds. */
export function judgeNumber(bounds: Bounds): Judge {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity } = bounds;
  const { maximum = Infinity, exclusiveMaximum = Infinity } = bounds;
  const complaint = invalid(`must be ${described(bounds)}`);
  return (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return invalid('must be a finite number');
    const within =
      value >= minimum && value > exclusiveMinimum && value <= maximum && value < exclusiveMaximum;
    return within ? NO_ERRORS : complaint;
  };
}

function described({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: Bounds): string {
  const parts = [
    minimum !== undefined && `at least ${minimum}`,
    exclusiveMinimum !== undefined && `above ${exclusiveMinimum}`,
    maximum !== undefined && `at most ${maximum}`,
    exclusiveMaximum !== undefined && `below ${exclusiveMaximum}`,
  ];
  return parts.filter(Boolean).join(' and ');
}
