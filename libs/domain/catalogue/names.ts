import { listed } from '../shared/text.js';

/** What a text needs to know of a commitment. */
export interface NamedCommitment {
  readonly debtors: readonly string[];
  readonly creditors: readonly string[];
  readonly description: string;
}

/** What a text needs to know of an entry that another one amends: what it said. */
export interface NamedEntry {
  readonly revision: number;
  readonly type: string;
  readonly data: object;
}

/** What those that an event speaks of by their ids are called. */
export interface Names {
  readonly partner: (partnerId: string) => string;
  readonly commitment: (commitmentId: string) => NamedCommitment | undefined;
  /** Left out: amended entries are called by their ids. */
  readonly entry?: (eventId: string) => NamedEntry | undefined;
}

/** Partners by name: `a, b and c`. */
export function allOf(partnerIds: readonly string[], names: Names): string {
  return listed(partnerIds.map(names.partner));
}

/** What was promised; the id of a commitment that is not known. */
export function promiseOf(commitmentId: string, names: Names): string {
  return names.commitment(commitmentId)?.description ?? commitmentId;
}
