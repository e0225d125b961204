import { type RecordedFact, type Rule } from '#domain';
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
  readonly errors?: readonly (ProblemPlace & { readonly pointer: string })[];
  readonly rule?: Rule;
  readonly conflictsWith?: RecordedFact;
  readonly eventId?: string;
}

export type ProblemDetails = Pick<Problem, 'detail'> &
  Partial<Omit<Problem, 'type' | 'title' | 'status' | 'detail' | 'errors'>> & {
    readonly errors?: readonly ProblemPlace[];
  };

export function problem(name: ProblemName, { errors, ...details }: ProblemDetails): Problem {
  const { title, status } = PROBLEM_TYPES[name];
  const places = errors === undefined ? {} : { errors: errors.map(withPointer) };
  return { type: `/problems/${name}`, title, status, ...details, ...places };
}

/** Every place has a pointer, so that clients need look at nothing else: that of a parameter is its name. */
function withPointer(place: ProblemPlace): ProblemPlace & { readonly pointer: string } {
  if ('pointer' in place) return place;
  return { pointer: `/${'parameter' in place ? place.parameter : place.header}`, ...place };
}

/** The name under which a problem's type is documented. */
export function problemNameOf({ type }: Problem): ProblemName {
  return type.slice('/problems/'.length) as ProblemName;
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
