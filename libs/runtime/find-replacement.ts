import { type CommandStore, findEntry } from '#application';
import type { AmendableCommand } from '#domain';
import { type EntryCorrectedData, toReplacement } from '#intake';

/**
 * What a correction puts in the place of its entry, as a command.
 * @throws InvalidInput, UnknownAlliance, UnknownReference, RuleViolation, EventStoreUnavailable
 */
export async function findReplacement(
  store: Pick<CommandStore, 'readStream'>,
  allianceId: string,
  { eventId, replacement }: EntryCorrectedData,
  now: string,
): Promise<AmendableCommand> {
  return toReplacement(await findEntry(store, allianceId, eventId), replacement, now);
}
