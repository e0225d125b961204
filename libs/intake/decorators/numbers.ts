import { IsInt, IsNumber, Max, Min } from 'class-validator';
import { LIMITS } from '../shared/limits.js';
import { type FieldDecorator, composed, constraint } from '../validation/constraint.js';
import { NO_ERRORS, invalid } from '../shared/validation-error.js';

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

export const Between = (minimum: number, maximum: number): FieldDecorator =>
  composed(IsNumber(), Min(minimum), Max(maximum));

/** How much of anything: quantities and money. Beyond the limit a double counts no cents any more. */
export const Amount = (): FieldDecorator => composed(IsNumber(), Above(0), Max(LIMITS.amount));
/** What is measured may well be below zero. */
export const Target = (): FieldDecorator => Between(-LIMITS.amount, LIMITS.amount);
/** How much a promise or an objective matters. */
export const Weight = (): FieldDecorator => composed(IsNumber(), Above(0), Max(10));
/** A part of a whole, which may be nothing of it. */
export const Share = (): FieldDecorator => Between(0, 1);
/** A part that was delivered: something, up to all of it. */
export const Fraction = (): FieldDecorator => composed(IsNumber(), Above(0), Max(1));

export const SCORE = { minimum: 1, maximum: 5 } as const;

/** From 1, the worst, to 5, the best. */
export const Score = (): FieldDecorator => composed(IsInt(), Min(SCORE.minimum), Max(SCORE.maximum));
