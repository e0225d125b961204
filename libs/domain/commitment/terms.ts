import { type Shares } from '../shared/shares.js';
import { type Pause, movedDueOn } from '../alliance/pauses.js';
import { precedes, type Moment } from '../time/moment.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type Commitment, type Terms } from './commitment.js';

/** The terms as they stood just before a moment; without one, as they stand. */
export function termsAt(commitment: Commitment, moment?: Moment): Terms {
  // Most promises are never renegotiated, and terms are asked for often.
  if (commitment.renegotiations.length === 0) return commitment.terms;
  return commitment.renegotiations
    .filter((renegotiation) => !moment || precedes(renegotiation, moment))
    .reduce<Terms>(
      (terms, { changes, occurredOn }) => ({
        ...terms,
        ...changes,
        ...(changes.dueOn !== undefined && { dueAgreedOn: occurredOn }),
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

/** Who owes, and to whom. */
export type Parties = Pick<Commitment, 'debtors' | 'creditors' | 'shares'>;

/** The parties as they were just before a moment; without one, as they are. New debtors owe equal parts. */
export function partiesAt(commitment: Commitment, moment?: Moment): Parties {
  const { debtors, creditors, shares } = commitment;
  return commitment.reassignments
    .filter((reassignment) => !moment || precedes(reassignment, moment))
    .reduce<Parties>(reassigned, { debtors, creditors, ...(shares && { shares }) });
}

/** The parties once some of them have changed. */
export function reassigned(
  parties: Parties,
  { debtors, creditors }: Partial<Pick<Parties, 'debtors' | 'creditors'>>,
): Parties {
  const owing = debtors ? { debtors } : parties;
  return {
    debtors: owing.debtors,
    creditors: creditors ?? parties.creditors,
    ...('shares' in owing && owing.shares && { shares: owing.shares }),
  };
}

/** What each debtor owes of the whole, by partner id; sums to 1. */
export function debtorShares({ debtors, shares }: Pick<Commitment, 'debtors' | 'shares'>): Shares {
  return shares ?? Object.fromEntries(debtors.map((debtor) => [debtor, 1 / debtors.length]));
}
