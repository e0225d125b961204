import { type AllianceProfile } from '../alliance/profile.js';
import { type Commitment } from '../commitment/commitment.js';
import { listed } from '../shared/text.js';
import { RuleViolation } from './rule-violation.js';

type Parties = Pick<Commitment, 'commitmentId' | 'debtors' | 'creditors'>;

/** `unconfirmed`: kept, wholly or partly, by a creditor's confirmation or by evidence; never on a lone debtor's own word. */
export function mustBeConfirmed(
  { commitmentId, debtors, creditors }: Parties,
  { confirmedBy, evidence }: { readonly confirmedBy?: string; readonly evidence?: string },
): void {
  const onOwnWord = debtors.length === 1 && confirmedBy === debtors[0];
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
  const reason = notExactly(by, creditors);
  if (reason === undefined) return;
  throw new RuleViolation(
    'not-the-creditor',
    `Commitment ${commitmentId} is released by all its creditors (${listed(creditors)}): ${reason}.`,
  );
}

/** `not-the-debtor`: it takes all the debtors, and nobody else, to withdraw a commitment. */
export function mustBeAllDebtors({ commitmentId, debtors }: Parties, by: readonly string[]): void {
  const reason = notExactly(by, debtors);
  if (reason === undefined) return;
  throw new RuleViolation(
    'not-the-debtor',
    `Commitment ${commitmentId} is withdrawn by all its debtors (${listed(debtors)}): ${reason}.`,
  );
}

/** `no-consent`: a commitment is renegotiated with the consent of all its debtors and creditors. */
export function mustHaveConsentOfAll(
  { commitmentId, debtors, creditors }: Parties,
  consents: readonly string[],
): void {
  const missing = new Set([...debtors, ...creditors].filter((party) => !consents.includes(party)));
  if (missing.size === 0) return;
  throw new RuleViolation(
    'no-consent',
    `The terms of commitment ${commitmentId} change with the consent of all its debtors and creditors: ` +
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

function notExactly(given: readonly string[], wanted: readonly string[]): string | undefined {
  const missing = wanted.filter((id) => !given.includes(id));
  if (missing.length > 0) return `${listed(missing)} is missing`;
  const strangers = given.filter((id) => !wanted.includes(id));
  return strangers.length > 0 ? `${listed(strangers)} is none` : undefined;
}
