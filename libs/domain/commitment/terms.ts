import { defined } from '../shared/defined.js';
import { type Shares } from '../shared/shares.js';
import { type Pause, movedDueOn } from '../alliance/pauses.js';
import { type Moment, precedes } from '../time/moment.js';
import { dateOf, dayOf, type OccurredOn } from '../time/occurred-on.js';
import { type Commitment, type Terms } from './commitment.js';

/** The terms as they stood just before a moment; without one, as they stand. */
export function termsAt(commitment: Commitment, moment?: Moment): Terms {
  // Most promises are never renegotiated, and terms are asked for often.
  if (commitment.renegotiations.length === 0) return commitment.terms;
  return commitment.renegotiations
    .filter((renegotiation) => !moment || precedes(renegotiation, moment))
    .reduce<Terms>(
      (terms, { changes, at }) => ({
        ...terms,
        ...changes,
        ...(changes.dueOn !== undefined && { dueAgreedOn: dateOf(dayOf(at)) }),
      }),
      commitment.terms,
    );
}

/**
 * The due date of some terms as pauses moved it; undefined for a standing promise.
 *
 * @param asOf see `movedDueOn`
 */
export function dueOnOf(terms: Terms, pauses: readonly Pause[], asOf?: number): OccurredOn | undefined {
  return terms.dueOn === undefined ? undefined : movedDueOn(terms.dueOn, terms.dueAgreedOn, pauses, asOf);
}

/** The due date by which an outcome is judged: as pauses that had ended before its moment moved it. */
export function settledDueOnOf(
  commitment: Commitment,
  pauses: readonly Pause[],
  settled: Moment,
): OccurredOn | undefined {
  const over = pauses.filter(({ ended }) => ended && precedes(ended, settled));
  return dueOnOf(termsAt(commitment, settled), over);
}

/** Who owes, and to whom. */
export type Parties = Pick<Commitment, 'debtors' | 'creditors' | 'shares'>;

/** The parties as they were just before a moment; without one, as they are. New debtors owe equal parts. */
export function partiesAt(commitment: Commitment, moment?: Moment): Parties {
  const { debtors, creditors, shares } = commitment;
  return commitment.reassignments
    .filter((reassignment) => !moment || precedes(reassignment, moment))
    .reduce<Parties>(reassigned, defined({ debtors, creditors, shares }));
}

/** The parties once some of them have changed. */
export function reassigned(
  parties: Parties,
  { debtors, creditors }: Partial<Pick<Parties, 'debtors' | 'creditors'>>,
): Parties {
  return defined({
    debtors: debtors ?? parties.debtors,
    creditors: creditors ?? parties.creditors,
    shares: debtors ? undefined : parties.shares,
  });
}

/** What each debtor owes of the whole, by partner id; sums to 1. */
export function debtorShares({ debtors, shares }: Pick<Commitment, 'debtors' | 'shares'>): Shares {
  return shares ?? Object.fromEntries(debtors.map((debtor) => [debtor, 1 / debtors.length]));
}
