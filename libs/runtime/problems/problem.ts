import type { ConflictingFact, Rule } from '#domain';
import { PROBLEM_TYPES, type ProblemName } from './problem-types.js';

/** Where something is wrong: a place in the body, a parameter of the path or query, or a header. */
export type ProblemPlace =
  | { readonly pointer: string; readonly detail: string }
  | { readonly parameter: string; readonly detail: string }
  | { readonly header: string; readonly detail: string };

/** A problem as RFC 9457 writes it down. */
export interface Problem {
  /** A relative URL, where the type is documented. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly ProblemPlace[];
  readonly rule?: Rule;
  readonly conflictsWith?: ConflictingFact;
  readonly eventId?: string;
}

export type ProblemDetails = Pick<Problem, 'detail'> &
  Partial<Omit<Problem, 'type' | 'title' | 'status' | 'detail'>>;

export function problem(name: ProblemName, details: ProblemDetails): Problem {
  const { title, status } = PROBLEM_TYPES[name];
  return { type: `/problems/${name}`, title, status, ...details };
}

/** Thrown where a request cannot be served, and it is known why. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;

  constructor(name: ProblemName, details: ProblemDetails) {
    super(details.detail);
    this.problem = problem(name, details);
  }
}
