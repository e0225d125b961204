import { type Epoch, epochAt } from '../alliance/epochs.js';
import { type Contribution } from './contribution.js';

/** Whoever is no partner: what goes to them counts as given, and as received by none. */
export const OUTSIDERS = Symbol('outsiders');

/** A part of a contribution, 0 to 1, and who got it. */
export interface Receipt {
  readonly receiver: string | typeof OUTSIDERS;
  readonly part: number;
}

const TO_OUTSIDERS: readonly Receipt[] = [{ receiver: OUTSIDERS, part: 1 }];

/**
 * Who got a contribution, and what part of it; the parts sum to 1. Where no one is named, the partners there were then, other
 * than the givers, got it equally; where all of them gave it together, each got its part from the others.
 */
export function receiptsOf(contribution: Contribution, epochs: readonly Epoch[]): readonly Receipt[] {
  const { beneficiaries, givers } = contribution;
  if (beneficiaries?.length === 0) return TO_OUTSIDERS;
  if (beneficiaries)
    return beneficiaries.map(({ partnerId, share }) => ({ receiver: partnerId, part: share }));
  const epoch = epochAt(epochs, contribution);
  return epoch ? fromTo(givers, epoch) : TO_OUTSIDERS;
}

function fromTo(givers: readonly string[], { partners }: Epoch): readonly Receipt[] {
  const others = [...partners].filter((partnerId) => !givers.includes(partnerId));
  if (others.length === 0 && givers.length === 1) return TO_OUTSIDERS;
  const receivers = others.length > 0 ? others : givers;
  return receivers.map((receiver) => ({ receiver, part: 1 / receivers.length }));
}
