import { type CommandContext, type CommandStore, findEntry } from '#application';
import type { AmendableCommand } from '#domain';
import { type EntryCorrectedData, toReplacement } from '#intake';

/**
 * What a correction puts in the place of its entry, as a command.
 * @throws InvalidInput, UnknownAlliance, UnknownReference, RuleViolation, EventStoreUnavailable
 */
export async function findReplacement(
  store: Pick<CommandStore, 'readStream'>,
  { allianceId, now, caller, key }: Correcting,
  { eventId, replacement }: EntryCorrectedData,
): Promise<AmendableCommand> {
  const entry = await findEntry(store, allianceId, eventId, { caller, key });
  return toReplacement(entry, replacement, now);
}

interface Correcting extends Pick<CommandContext, 'caller'> {
  readonly allianceId: string;
  readonly now: string;
  /** Under which the correction may be repeated. */
  readonly key: string | undefined;
}
