import type { Commitment } from '#domain';

/**
 * The commitment before any event after a revision of its alliance; undefined if it was not made by then.
 * A store that cannot write a batch as a whole may have been cut off between a commitment and its alliance:
 * then the commitment has seen events that the alliance is yet to take in.
 */
export function rewind(commitment: Commitment, revision: number): Commitment | undefined {
  const isKnown = (entry: { readonly revision: number }): boolean => entry.revision <= revision;
  if (!isKnown(commitment.made)) return undefined;
  const { closing, ...rest } = commitment;
  const history = commitment.history.filter(isKnown);
  return {
    ...rest,
    renegotiations: commitment.renegotiations.filter(isKnown),
    reassignments: commitment.reassignments.filter(isKnown),
    acknowledgements: commitment.acknowledgements.filter(isKnown),
    claims: commitment.claims.filter(isKnown),
    disputes: commitment.disputes.filter(isKnown),
    outcomes: commitment.outcomes.filter(isKnown),
    ...(closing && isKnown(closing) && { closing }),
    carriedOver: history.some(({ type }) => type === 'AllianceDissolved'),
    history,
  };
}
