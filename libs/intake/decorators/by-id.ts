import { LIMITS } from '../shared/limits.js';
import { type FieldDecorator, type Rule, type Schema, constraint } from '../validation/constraint.js';
import { MOST_ERRORS, NO_ERRORS, type ValidationError, invalid, under } from '../shared/validation-error.js';
import { type About, documented } from './documented.js';
import { SCORE } from './numbers.js';
import { ID_PATTERN, NO_ID } from './texts.js';

interface ById {
  readonly name: string;
  /** What the object holds. */
  readonly each: string;
  readonly things: string;
  readonly most: number;
  readonly value: Schema;
  readonly valueRule: Rule;
}

/** Parts of a whole by partner id. That they sum to 1 is for the alliance's rules to say. */
export const SharesByPartner = (...about: About): FieldDecorator =>
  byId(about, {
    name: 'sharesByPartner',
    each: 'a part of 1 for each partner id',
    things: 'partners',
    most: LIMITS.partners,
    value: { type: 'number', minimum: 0, maximum: 1 },
    valueRule: (value) => {
      if (typeof value !== 'number' || !Number.isFinite(value)) return invalid('must be a finite number');
      return value >= 0 && value <= 1 ? NO_ERRORS : invalid('must be at least 0 and at most 1');
    },
  });

/** Scores from 1 to 5 by dimension. */
export const ScoresByDimension = (...about: About): FieldDecorator =>
  byId(about, {
    name: 'scoresByDimension',
    each: 'a score from 1 to 5 for each dimension',
    things: 'dimensions',
    most: LIMITS.dimensions,
    value: { type: 'integer', ...SCORE },
    valueRule: (value) => {
      if (!Number.isInteger(value)) return invalid('must be a whole number');
      const { minimum, maximum } = SCORE;
      return (value as number) >= minimum && (value as number) <= maximum
        ? NO_ERRORS
        : invalid(`must be at least ${minimum} and at most ${maximum}`);
    },
  });

/** An object of values by id, of one or more. */
function byId(about: About, { name, each, things, most, value, valueRule }: ById): FieldDecorator {
  const check = constraint({
    name,
    document: {
      type: 'object',
      propertyNames: { pattern: ID_PATTERN.source },
      additionalProperties: value,
      minProperties: 1,
      maxProperties: most,
    },
    rule: (object, body) => {
      if (typeof object !== 'object' || object === null || Array.isArray(object))
        return invalid(`must be an object: ${each}`);
      const entries = Object.entries(object);
      if (entries.length === 0 || entries.length > most) return invalid(`must name 1 to ${most} ${things}`);
      const errors: ValidationError[] = [];
      for (const [id, item] of entries) {
        errors.push(...under(id, ID_PATTERN.test(id) ? valueRule(item, body) : invalid(NO_ID)));
        if (errors.length >= MOST_ERRORS) break;
      }
      return errors;
    },
  });
  return documented(about, check);
}
