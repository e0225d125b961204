import { type List, Map } from 'immutable';
import { type PolicyAgreement, policyAt } from '../alliance/profile.js';
import { type Commitment } from '../commitment/commitment.js';
import { type TrustEvidence, evidenceOfCommitment } from '../evidence/evidence.js';
import { agedUnder, sumUnder } from '../trust/ageing.js';
import { type Evidence, type Score, scoreOf } from '../trust/score.js';
import { type TrustKey, trustKeyName } from '../trust/trust-key.js';
import { inserted, latestIn } from '../time/ordered-list.js';
import { type AssessmentState, type CommitmentOutcome, type KeyTrust } from './assessment-state.js';
import { type EventRef } from '../time/event-ref.js';

type AllTrust = AssessmentState['trust'];

/** The trust a key has earned, as of an instant. */
export interface KeyScore extends Evidence, Score {
  readonly key: TrustKey;
  /** How many pieces of evidence it rests on. */
  readonly pieces: number;
}

/**
 * What is known after a commitment changed: evidence is a sum of exponentials, so that what no longer counts is
 * taken away as exactly as it was added, wherever it stood.
 */
export function commitmentChanged(
  { trust, retreats }: Pick<AssessmentState, 'trust' | 'retreats'>,
  before: Commitment | undefined,
  after: Commitment,
  policies: readonly PolicyAgreement[],
): Pick<AssessmentState, 'trust' | 'retreats'> {
  const was = before ? evidenceOfCommitment(before) : [];
  const is = evidenceOfCommitment(after);
  const without = missingIn(is, was).reduce((all, one) => withEvidence(all, one, policies, -1), trust);
  return {
    trust: missingIn(was, is).reduce((all, one) => withEvidence(all, one, policies), without),
    retreats: retreatsAfter(retreats, was.filter(isRetreat), is.filter(isRetreat)),
  };
}

/** What a commitment says of trust other than by its outcome: a withdrawal, or a renegotiation too many. */
function isRetreat({ outcome }: TrustEvidence): boolean {
  return outcome === undefined;
}

function retreatsAfter(
  retreats: List<TrustEvidence>,
  was: readonly TrustEvidence[],
  is: readonly TrustEvidence[],
): List<TrustEvidence> {
  if (was.length === 0 && is.length === 0) return retreats;
  const gone = new Set(was.map(({ eventId }) => eventId));
  const others = gone.size > 0 ? retreats.filter(({ eventId }) => !gone.has(eventId)) : retreats;
  return is.reduce((all, one) => inserted(all, one), others);
}

/** Those that are not among the others in the same words. */
function missingIn(others: readonly TrustEvidence[], evidence: readonly TrustEvidence[]): TrustEvidence[] {
  // There are few of them.
  return evidence.filter((one) => !others.some((other) => isSame(one, other)));
}

/** Adds what one event says (or takes it away, by a sign of −1). */
export function withEvidence(
  trust: AllTrust,
  { at, of }: TrustEvidence,
  policies: readonly PolicyAgreement[],
  sign: 1 | -1 = 1,
): AllTrust {
  return of.reduce((all, { key, r, s }) => {
    const name = trustKeyName(key);
    const known = all.get(name) ?? { key, at, R: 0, S: 0, pieces: 0 };
    const sum = sumUnder(known, { at, R: sign * r, S: sign * s }, policies);
    const pieces = known.pieces + sign;
    if (pieces === 0) return all.delete(name);
    return all.set(name, { key: known.key, at: sum.at, R: sum.R, S: sum.S, pieces });
  }, trust);
}

/** All trust anew: once evidence turns out to age under another policy than was known. */
export function trustAnew(state: AssessmentState): AllTrust {
  const { policies } = state.profile;
  return trustEvidenceOf(state).reduce<AllTrust>((all, one) => withEvidence(all, one, policies), Map());
}

/** All that an alliance's events say about trust, in no order. */
export function trustEvidenceOf({ commitments, settled, otherEvidence }: AssessmentState): TrustEvidence[] {
  const recalled = Map(settled).map((text) => JSON.parse(text) as Commitment);
  const all = recalled.merge(commitments.asImmutable());
  return [...all.valueSeq().flatMap(evidenceOfCommitment), ...otherEvidence];
}

/** The score of a key as of an instant (milliseconds since 1970); without a key, the alliance's. */
export function trustAsOf(state: AssessmentState, asOf: number, key: TrustKey = {}): KeyScore {
  const known = state.trust.get(trustKeyName(key));
  return scoredAsOf(state, known ?? { key, at: asOf, R: 0, S: 0, pieces: 0 }, asOf);
}

/** The scores of all pairs among some partners that there is evidence of, as of an instant, by debtor and creditor. */
export function pairsAsOf(state: AssessmentState, asOf: number, among: ReadonlySet<string>): KeyScore[] {
  const isAmong = (partnerId: string | undefined): boolean => partnerId !== undefined && among.has(partnerId);
  return [...state.trust.values()]
    .filter(({ key }) => isAmong(key.debtor) && isAmong(key.creditor))
    .map((known) => scoredAsOf(state, known, asOf))
    .sort((a, b) => (trustKeyName(a.key) < trustKeyName(b.key) ? -1 : 1));
}

/**
 * The events that the trust of a key rests on; without a key, the alliance's.
 *
 * @param most how many are asked for: the latest of each sort, and perhaps some more
 */
export function trustEventsOf(
  { outcomes, retreats, otherEvidence }: AssessmentState,
  key: TrustKey = {},
  most = Number.POSITIVE_INFINITY,
): EventRef[] {
  return [
    ...latestIn(outcomes, most, (outcome) => binds(outcome, key)),
    ...latestIn(retreats, most, (evidence) => mentions(evidence, key)),
    ...latestIn(otherEvidence, most, (evidence) => mentions(evidence, key)),
  ];
}

/** Those of them, of the whole alliance, that speak against its reliability. */
export function trustEventsAgainst(
  { outcomes, retreats, otherEvidence }: AssessmentState,
  most: number,
): EventRef[] {
  return [
    ...latestIn(outcomes, most, ({ delivered, asymmetry }) => asymmetry > 0 && delivered < 1),
    ...latestIn(retreats, most, () => true),
    ...latestIn(otherEvidence, most, ({ of }) => of.some(({ s }) => s > 0)),
  ];
}

/** Whether an outcome says something about a key: see `partsOf`. */
function binds(
  { debtors, creditors, delivered, asymmetry }: CommitmentOutcome,
  { debtor, creditor }: TrustKey,
): boolean {
  if (delivered === 0 && asymmetry === 0) return false;
  if (debtor === undefined) return true;
  return debtors.includes(debtor) && (creditor === undefined || creditors.includes(creditor));
}

function mentions({ of }: TrustEvidence, key: TrustKey): boolean {
  const name = trustKeyName(key);
  return of.some((one) => trustKeyName(one.key) === name);
}

function scoredAsOf({ profile }: AssessmentState, known: KeyTrust, asOf: number): KeyScore {
  const { key, pieces } = known;
  const { R, S } = agedUnder(known, asOf, profile.policies);
  // What was added and taken away again may leave a rest below 0.
  const evidence = { R: Math.max(0, R), S: Math.max(0, S) };
  const policy = policyAt(profile, { at: asOf, revision: Number.POSITIVE_INFINITY });
  return { key, pieces, ...evidence, ...scoreOf(evidence, policy) };
}

function isSame(a: TrustEvidence, b: TrustEvidence): boolean {
  return (
    a.eventId === b.eventId &&
    a.at === b.at &&
    a.of.length === b.of.length &&
    a.of.every(({ key, r, s }, index) => {
      const other = b.of[index];
      return (
        other !== undefined && other.r === r && other.s === s && trustKeyName(other.key) === trustKeyName(key)
      );
    })
  );
}
