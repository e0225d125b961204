import { type RecordedAllianceEvent } from '../catalogue/events.js';
import { type Beneficiary, type Value } from '../catalogue/contributions.js';
import { type ContributionKind } from '../catalogue/words.js';
import { type EventRef } from '../time/event-ref.js';

/** Something given. All have the same fields, which many thousands are read the faster by. */
export interface Contribution extends EventRef {
  readonly contributionId: string;
  readonly givers: readonly string[];
  readonly kind: ContributionKind;
  /** What it is counted in, within its kind, as NFC: texts that Unicode calls equivalent are one unit. Money counts in its currency. */
  readonly unit: string | undefined;
  /** How many of these units: what has no quantity is one of its kind. */
  readonly amount: number;
  readonly value: Value | undefined;
  /** Given to run the alliance itself. */
  readonly overhead: boolean;
  /** Left out: the other partners equally. Empty: outsiders. */
  readonly beneficiaries: readonly Beneficiary[] | undefined;
}

export interface Revaluation extends EventRef {
  readonly value: Value;
}

/** What came of the alliance for one partner. */
export interface Benefit extends EventRef {
  readonly benefitId: string;
  readonly partnerId: string;
  readonly value?: Value;
}

export function contributionOf(
  { data }: RecordedAllianceEvent<'ContributionMade'>,
  { eventId, occurredOn, at, revision }: EventRef,
): Contribution {
  const { contributionId, givers, kind, quantity, unit, value, beneficiaries, overhead } = data;
  const money = kind === 'money' && quantity === undefined ? value : undefined;
  // Field by field: a spread of the reference costs more than all the rest.
  return {
    eventId,
    occurredOn,
    at,
    revision,
    contributionId,
    givers,
    kind,
    unit: money ? money.currency : unit?.normalize('NFC'),
    amount: money ? money.amount : (quantity ?? 1),
    value,
    beneficiaries,
    overhead: overhead === true,
  };
}
