import { joined, listed } from '../shared/text.js';
import { type EventDefinitions } from './definition.js';
import { allOf, type Names, promiseOf } from './names.js';
import { type ContributionKind, type ValueBasis } from './words.js';

export interface Value {
  readonly amount: number;
  /** ISO 4217 */
  readonly currency: string;
  readonly basis: ValueBasis;
}

export interface Beneficiary {
  readonly partnerId: string;
  readonly share: number;
}

/** What is given, and what is got out of the alliance. */
export interface ContributionEvents {
  ContributionMade: {
    readonly contributionId: string;
    readonly givers: readonly string[];
    readonly kind: ContributionKind;
    readonly description: string;
    readonly quantity?: number;
    readonly unit?: string;
    readonly value?: Value;
    /** Left out: the other partners equally. Empty: outsiders. */
    readonly beneficiaries?: readonly Beneficiary[];
    /** A commitment of the same alliance. */
    readonly towards?: string;
    /** Given to run the alliance itself: its meetings, its coordination. */
    readonly overhead?: boolean;
  };
  ContributionAcknowledged: { readonly contributionId: string; readonly by: string };
  ContributionRevalued: { readonly contributionId: string; readonly value: Value; readonly reason: string };
  BenefitRealised: {
    readonly benefitId: string;
    readonly partnerId: string;
    readonly kind: string;
    readonly description: string;
    readonly value?: Value;
    /** What brought it about: a contribution or a commitment, by its id, or words. */
    readonly attributedTo?: string;
  };
}

export const CONTRIBUTIONS = {
  ContributionMade: {
    command: 'MakeContribution',
    label: 'A contribution',
    partners: ({ givers, beneficiaries = [] }) =>
      beneficiaries.length === 0 ? givers : [...givers, ...beneficiaries.map(({ partnerId }) => partnerId)],
    item: { kind: 'contribution', step: 'open', id: ({ contributionId }) => contributionId },
    signOfLife: ({ givers }) => givers,
    tell: tellContribution,
    personal: ['description', 'unit'],
  },
  ContributionAcknowledged: {
    command: 'AcknowledgeContribution',
    label: 'The acknowledgement of a contribution',
    partners: ({ by }) => [by],
    item: { kind: 'contribution', step: 'update', id: ({ contributionId }) => contributionId },
    signOfLife: ({ by }) => [by],
    tell: ({ contributionId, by }, names) =>
      `${names.partner(by)} acknowledged the contribution ${contributionId}`,
  },
  ContributionRevalued: {
    command: 'RevalueContribution',
    label: 'The revaluation of a contribution',
    item: { kind: 'contribution', step: 'update', id: ({ contributionId }) => contributionId },
    tell: ({ contributionId, value, reason }) =>
      `The contribution ${contributionId} is now ${worth(value)}: ${reason}`,
    personal: ['reason'],
  },
  BenefitRealised: {
    command: 'RealiseBenefit',
    label: 'A benefit',
    partners: ({ partnerId }) => [partnerId],
    item: { kind: 'benefit', step: 'open', id: ({ benefitId }) => benefitId },
    tell: ({ partnerId, kind, description, value, attributedTo }, names) =>
      joined(
        `${names.partner(partnerId)} had a benefit (${kind}): ${description}`,
        value && worth(value),
        attributedTo && `thanks to: ${promiseOf(attributedTo, names)}`,
      ),
    personal: ['kind', 'description', 'attributedTo'],
  },
} as const satisfies EventDefinitions<ContributionEvents>;

/** Who gave what to whom. */
function tellContribution(given: ContributionEvents['ContributionMade'], names: Names): string {
  const { givers, kind, description, quantity, unit, value, towards, overhead } = given;
  return joined(
    `${allOf(givers, names)} gave ${kind} to ${receivers(given, names)}: ${description}`,
    quantity !== undefined && [quantity, unit].filter(Boolean).join(' '),
    value && worth(value),
    towards && `towards: ${promiseOf(towards, names)}`,
    overhead === true && 'to run the alliance itself',
  );
}

function receivers({ beneficiaries }: ContributionEvents['ContributionMade'], names: Names): string {
  if (beneficiaries === undefined) return 'the others';
  if (beneficiaries.length === 0) return 'outsiders';
  return listed(beneficiaries.map(({ partnerId }) => names.partner(partnerId)));
}

/** As in "worth 900 GBP (estimate)". */
function worth({ amount, currency, basis }: Value): string {
  return `worth ${amount} ${currency} (${basis})`;
}
