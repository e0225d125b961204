import { IsInt, IsNumber, Max, Min } from 'class-validator';
import { LIMITS } from '../shared/limits.js';
import { type FieldDecorator, constraint } from '../validation/constraint.js';
import { NO_ERRORS, invalid } from '../shared/validation-error.js';
import { type About, documented } from './documented.js';

export function Above(exclusiveMinimum: number): FieldDecorator {
  const schema = { exclusiveMinimum };
  const rule = (value: unknown) =>
    typeof value === 'number' && value > exclusiveMinimum
      ? NO_ERRORS
      : invalid(`must be above ${exclusiveMinimum}`);
  return constraint({ name: 'above', rule, document: schema, check: schema });
}

export function Below(exclusiveMaximum: number): FieldDecorator {
  const schema = { exclusiveMaximum };
  const rule = (value: unknown) =>
    typeof value === 'number' && value < exclusiveMaximum
      ? NO_ERRORS
      : invalid(`must be below ${exclusiveMaximum}`);
  return constraint({ name: 'below', rule, document: schema, check: schema });
}

export const Between = (minimum: number, maximum: number, ...about: About): FieldDecorator =>
  documented(about, IsNumber(), Min(minimum), Max(maximum));

const aboveZero = (maximum: number, about: About): FieldDecorator =>
  documented(about, IsNumber(), Above(0), Max(maximum));

/** How much of anything: quantities and money. Beyond the limit a double counts no cents any more. */
export const Amount = (...about: About): FieldDecorator => aboveZero(LIMITS.amount, about);
/** What is measured may well be below zero. */
export const Target = (...about: About): FieldDecorator => Between(-LIMITS.amount, LIMITS.amount, ...about);
/** How heavy a promise or an objective is. */
export const Weight = (...about: About): FieldDecorator => aboveZero(10, about);
/** A part of a whole, which may be nothing of it. */
export const Share = (...about: About): FieldDecorator => Between(0, 1, ...about);
/** A part that was delivered: something, up to all of it. */
export const Fraction = (...about: About): FieldDecorator => aboveZero(1, about);

export const SCORE = { minimum: 1, maximum: 5 } as const;

/** From 1, the worst, to 5, the best. */
export const Score = (...about: About): FieldDecorator =>
  documented(about, IsInt(), Min(SCORE.minimum), Max(SCORE.maximum));
