import { type AssessmentState, type OccurredOn, endOf } from '#domain';
import type { EventStore } from '#event-store';
import { Ledgers } from './ledgers.js';
import type { ReadModels } from './read-models.js';

/** An alliance's ledger, and the instant as of which it is to be looked at: milliseconds since 1970. */
export interface Assessed {
  readonly ledger: AssessmentState;
  readonly asOf: number;
}

const allLedgers = new WeakMap<EventStore, Ledgers>();

/** What assessments are made of: now, or as of the end of a date. @throws UnknownAlliance */
export async function assessed(
  { models, store }: { readonly models: ReadModels; readonly store: EventStore },
  allianceId: string,
  asOf: OccurredOn | undefined,
): Promise<Assessed> {
  const ledgers = ledgersOf(store);
  if (asOf !== undefined) return { ledger: await ledgers.asOf(allianceId, asOf), asOf: endOf(asOf) };
  const ledger = await ledgers.now(allianceId);
  return { ledger, asOf: Date.parse(models.now()) };
}

/** One for all who ask the same store: what one kept serves the others. */
function ledgersOf(store: EventStore): Ledgers {
  const known = allLedgers.get(store);
  if (known) return known;
  const ledgers = new Ledgers(store);
  allLedgers.set(store, ledgers);
  return ledgers;
}
