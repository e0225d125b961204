import {
  DryRunTooLarge,
  IdempotencyKeyReused,
  InQuarantine,
  InvalidPosition,
  InvalidCursor,
  NotCaughtUp,
  NotFound,
  NotToLeaveOut,
  StaleRevision,
  TooManyChanges,
  TooMuchContention,
} from '#application';
import { RuleViolation, UnknownAlliance, UnknownReference } from '#domain';
import { AppendTooLarge, EventStoreUnavailable, EventStoreUnusable, UnreadableEvent } from '#event-store';
import { InvalidInput, InvalidQuery, LineTooLong, MalformedJson } from '#intake';
import { ReadStoreUnavailable, ReadStoreUnusable } from '#read-store';
import { type Problem, Refused, problem } from './problem.js';

/** The problem that an error amounts to; undefined for one that nobody foresaw. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Refused) return error.problem;
  if (error instanceof InvalidInput || error instanceof InvalidQuery)
    return problem('invalid-input', { detail: sentence(error.message), errors: error.errors });
  if (error instanceof LineTooLong) return problem('too-large', { detail: error.message });
  if (error instanceof MalformedJson) return problem('malformed-json', { detail: error.message });
  if (error instanceof UnknownAlliance || error instanceof UnknownReference)
    return problem('not-found', { detail: error.message });
  if (error instanceof RuleViolation) return broken(error);
  if (error instanceof StaleRevision) return problem('stale-revision', { detail: error.message });
  if (error instanceof IdempotencyKeyReused)
    return problem('idempotency-key-reused', { detail: error.message, eventId: error.eventId });
  if (error instanceof NotFound) return problem('not-found', { detail: error.message });
  if (error instanceof NotToLeaveOut)
    return problem('invalid-input', {
      detail: `without ${error.message}.`,
      errors: [{ pointer: `/without/${error.nth}`, detail: error.message }],
    });
  if (error instanceof InvalidCursor) return wrongParameter('cursor', error.message);
  if (error instanceof TooManyChanges) return wrongParameter('from', error.message);
  if (error instanceof InvalidPosition) return wrongParameter('after', error.message);
  if (error instanceof UnreadableEvent)
    return problem('unreadable-event', { detail: error.message, eventId: error.eventId });
  if (error instanceof NotCaughtUp) return problem('not-caught-up', { detail: error.message });
  if (error instanceof InQuarantine) return problem('quarantined', { detail: error.message });
  if (error instanceof DryRunTooLarge) return problem('too-large', { detail: error.message });
  if (error instanceof TooMuchContention) return problem('contention', { detail: error.message });
  if (error instanceof AppendTooLarge) return problem('too-large', { detail: error.message });
  if (error instanceof EventStoreUnusable || error instanceof ReadStoreUnusable)
    return problem('store-unusable', { detail: error.message });
  if (error instanceof EventStoreUnavailable || error instanceof ReadStoreUnavailable)
    return problem('store-unavailable', {
      detail: error.reason ?? 'A store cannot be reached at the moment.',
    });
  return undefined;
}

function wrongParameter(parameter: string, detail: string): Problem {
  return problem('invalid-input', {
    detail: `${parameter} ${detail}.`,
    errors: [{ parameter, detail }],
  });
}

function broken({ rule, detail, conflictsWith }: RuleViolation): Problem {
  return problem('rule-broken', { detail, rule, ...(conflictsWith === undefined ? {} : { conflictsWith }) });
}

const LONGEST_DETAIL = 500;

function sentence(text: string): string {
  return text.length <= LONGEST_DETAIL ? `${text}.` : `${text.slice(0, LONGEST_DETAIL)}…`;
}
