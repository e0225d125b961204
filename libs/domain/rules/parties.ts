import { type Epoch, epochsDuring } from '../alliance/epochs.js';
import { type AllianceProfile } from '../alliance/profile.js';
import { type Commitment } from '../commitment/commitment.js';
import { debtorShares } from '../commitment/terms.js';
import { shareOf } from '../shared/shares.js';
import { listed } from '../shared/text.js';
import { periodOf } from '../time/event-time.js';
import { type OccurredOn } from '../time/occurred-on.js';
import { type Rule, RuleViolation } from './rule-violation.js';
/** Who owes what of a commitment, and to whom. */
export type Parties = Pick<Commitment, 'commitmentId' | 'debtors' | 'creditors' | 'shares'>;

/** Whether a partner owes something of a commitment. */
function owes(parties: Parties, partnerId: string): boolean {
  return parties.debtors.includes(partnerId) && shareOf(debtorShares(parties), partnerId) > 0;
}

/** `unconfirmed`: kept, wholly or partly, by a creditor's confirmation or by evidence; never on the only debtor's own word. */
export function mustBeConfirmed(
  parties: Parties,
  { confirmedBy, evidence }: { readonly confirmedBy?: string; readonly evidence?: string },
): void {
  const { commitmentId, debtors, creditors } = parties;
  const owing = debtors.filter((debtor) => owes(parties, debtor));
  const onOwnWord = owing.every((debtor) => debtor === confirmedBy);
  if (evidence === undefined && (confirmedBy === undefined || onOwnWord)) {
    throw new RuleViolation(
      'unconfirmed',
      `Commitment ${commitmentId} counts as kept once a creditor (${listed(creditors)}) confirms it in "confirmedBy", ` +
        'or with evidence (a text or a URL): a claim alone moves no trust.',
    );
  }
  if (confirmedBy !== undefined) mustBeCreditor({ commitmentId, creditors }, confirmedBy, 'confirm it');
}

/** `not-the-creditor`: only creditors release, excuse and confirm. */
export function mustBeCreditor(
  { commitmentId, creditors }: Pick<Parties, 'commitmentId' | 'creditors'>,
  partnerId: string,
  deed: string,
): void {
  if (creditors.includes(partnerId)) return;
  throw new RuleViolation(
    'not-the-creditor',
    `Only creditors of commitment ${commitmentId} (${listed(creditors)}) ${deed}: ${partnerId} is none.`,
  );
}

/** `not-the-creditor`: a miss is excused by a creditor who owes nothing of it himself. */
export function mustBeAbleToExcuse(parties: Parties, partnerId: string): void {
  mustBeCreditor(parties, partnerId, 'excuse a miss');
  if (!owes(parties, partnerId)) return;
  throw new RuleViolation(
    'not-the-creditor',
    `${partnerId} is a creditor of commitment ${parties.commitmentId}, but owes a part of it: whoever excuses a miss owes nothing of it.`,
  );
}

/** `not-the-creditor`: a miss is admitted by a debtor or reported by a creditor. */
export function mustBeParty({ commitmentId, debtors, creditors }: Parties, partnerId: string): void {
  if (debtors.includes(partnerId) || creditors.includes(partnerId)) return;
  throw new RuleViolation(
    'not-the-creditor',
    `A debtor (${listed(debtors)}) admits that commitment ${commitmentId} was missed, or a creditor ` +
      `(${listed(creditors)}) reports it: ${partnerId} is neither.`,
  );
}

/** `not-a-partner`: a party of the commitment disputes its outcome, or whoever was a partner at some time. */
export function mustBeInvolved(
  { name, partners }: AllianceProfile,
  { commitmentId, debtors, creditors }: Parties,
  partnerId: string,
): void {
  const parties = [...debtors, ...creditors];
  if (parties.includes(partnerId) || partners.some((partner) => partner.partnerId === partnerId)) return;
  throw new RuleViolation(
    'not-a-partner',
    `The outcome of commitment ${commitmentId} is disputed by one of its parties (${listed(new Set(parties))}) or another ` +
      `partner of ${name}: ${partnerId} is none.`,
  );
}

/** `not-the-creditor`: it takes all the creditors, and nobody else, to release a commitment. */
export function mustBeAllCreditors({ commitmentId, creditors }: Parties, by: readonly string[]): void {
  mustBeExactly(
    by,
    creditors,
    'not-the-creditor',
    `Commitment ${commitmentId} is released by all its creditors`,
  );
}

/** `not-the-debtor`: it takes all the debtors, and nobody else, to withdraw a commitment. */
export function mustBeAllDebtors({ commitmentId, debtors }: Parties, by: readonly string[]): void {
  mustBeExactly(by, debtors, 'not-the-debtor', `Commitment ${commitmentId} is withdrawn by all its debtors`);
}

function mustBeExactly(
  given: readonly string[],
  wanted: readonly string[],
  rule: Rule,
  demand: string,
): void {
  const missing = wanted.filter((id) => !given.includes(id));
  const strangers = given.filter((id) => !wanted.includes(id));
  if (missing.length === 0 && strangers.length === 0) return;
  const reason = missing.length > 0 ? `${listed(missing)} is missing` : `${listed(strangers)} is none`;
  throw new RuleViolation(rule, `${demand} (${listed(wanted)}): ${reason}.`);
}

/** The parties of a commitment who are certainly partners when something happens: those who left have no say any more. */
export function stillPartners(
  epochs: readonly Epoch[],
  { occurredOn, now }: { readonly occurredOn: OccurredOn; readonly now: string },
  parties: Parties,
): Parties {
  const during = epochsDuring(epochs, {
    ...periodOf({ occurredOn, recordedAt: now }),
    revision: Number.POSITIVE_INFINITY,
  });
  const isPartner = (id: string): boolean => during.every(({ partners }) => partners.has(id));
  const { debtors, creditors } = parties;
  return { ...parties, debtors: debtors.filter(isPartner), creditors: creditors.filter(isPartner) };
}

/** `no-consent`: a commitment is renegotiated with the consent of all its debtors and creditors who are still partners. */
export function mustHaveConsentOfAll(
  { commitmentId, debtors, creditors }: Parties,
  consents: readonly string[],
): void {
  const missing = new Set([...debtors, ...creditors].filter((party) => !consents.includes(party)));
  if (missing.size === 0) return;
  throw new RuleViolation(
    'no-consent',
    `The terms of commitment ${commitmentId} change with the consent of all its debtors and creditors who are still partners: ` +
      `that of ${listed(missing)} is missing.`,
  );
}

/** `no-consent`: an alliance is renegotiated, and a ground rule agreed, with the consent of two partners or more. */
export function mustHaveConsentOfTwo(
  consents: readonly string[],
  deed = 'An alliance is renegotiated',
): void {
  if (new Set(consents).size >= 2) return;
  throw new RuleViolation(
    'no-consent',
    `${deed} with the consent of two partners or more: only ${listed(consents)} consented.`,
  );
}
