import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { type Commitment } from '../commitment/commitment.js';
import { liveStanding } from '../commitment/disputes.js';
import { partiesAt, termsAt } from '../commitment/terms.js';
import { type Moment } from '../time/moment.js';
import { type Obligation, partsOf } from '../trust/split.js';
import { type TrustKey, trustKeyName } from '../trust/trust-key.js';

/** What the evidence of one event is computed from, of one key. `part` is the key's part of the whole, 0 to 1. */
export type EvidenceTerms =
  | {
      readonly formula: 'outcome';
      readonly weight: number;
      readonly fraction: number;
      readonly daysLate: number;
      readonly latenessScale: number;
      readonly asymmetry: number;
      readonly disputed: boolean;
      readonly part: number;
    }
  | { readonly formula: 'backing-out'; readonly weight: number; readonly part: number }
  | { readonly formula: 'breach'; readonly part: number }
  | { readonly formula: 'ratings'; readonly scores: readonly number[] };

/** How each kind of evidence is computed from its terms: `domain` section 5, in one line each. */
export const EVIDENCE_FORMULAS: Readonly<Record<EvidenceTerms['formula'], string>> = {
  outcome:
    'y = fraction·2^(−daysLate/latenessScale), r = part·weight·y, s = part·asymmetry·weight·(1 − y); half of both while disputed',
  'backing-out': 's = part·0.25·weight: a withdrawal, or a renegotiation from the third on',
  breach: 's = part·4',
  ratings: 'v = (score − 1)/4, r = Σ 0.5·v, s = Σ 0.5·(1 − v)',
};

/**
 * @param event one that adds evidence to the key, as it counts
 * @param commitment the one that the event is about; undefined if it is about none
 */
export function evidenceTermsOf(
  event: RecordedAllianceEvent,
  key: TrustKey,
  commitment: Commitment | undefined,
): EvidenceTerms | undefined {
  if (event.type === 'ReviewHeld') {
    const ratings = event.data.ratings.filter(({ subject, rater }) => isOf(key, subject, rater));
    return { formula: 'ratings', scores: ratings.map(({ score }) => score) };
  }
  if (event.type === 'BreachConfirmed') {
    const { subject, towards } = event.data.judgedBy;
    return { formula: 'breach', part: partOf({ debtors: [subject], creditors: towards }, key) };
  }
  return commitment && termsIn(commitment, event, key);
}

function termsIn(
  commitment: Commitment,
  event: RecordedAllianceEvent,
  key: TrustKey,
): EvidenceTerms | undefined {
  const isIt = ({ revision }: Moment): boolean => revision === event.revision;
  const live = liveStanding(commitment);
  if (live && isIt(live.outcome)) {
    const { judgedBy } = live.outcome.data;
    const { weight, fraction, daysLate, policy } = judgedBy;
    const { latenessScale, asymmetry } = policy;
    const disputed = live.standing === 'disputed';
    const part = partOf(judgedBy, key);
    return { formula: 'outcome', weight, fraction, daysLate, latenessScale, asymmetry, disputed, part };
  }
  const backedOut = [commitment.closing, ...commitment.renegotiations].find((entry) => entry && isIt(entry));
  if (!backedOut) return undefined;
  // What a renegotiation weighs is what was agreed on in it.
  const { weight } = termsAt(commitment, { at: backedOut.at, revision: backedOut.revision + 1 });
  return { formula: 'backing-out', weight, part: partOf(partiesAt(commitment, backedOut), key) };
}

function isOf({ debtor, creditor }: TrustKey, subject: string, rater: string): boolean {
  return (debtor === undefined || debtor === subject) && (creditor === undefined || creditor === rater);
}

function partOf(obligation: Obligation, key: TrustKey): number {
  const name = trustKeyName(key);
  return partsOf(obligation).find((one) => trustKeyName(one.key) === name)?.part ?? 0;
}
