import { type CommandDispatcher } from '#application';
import { EventStoreUnavailable } from '#event-store';
import { type CommandInput } from '#intake';
import { type Send, type Sent } from '#process-managers';
import { identity } from '../application/identity.js';
import { WATCHER } from '../stores/personal-texts.js';
import { problemOf } from '../problems/problem-of.js';

/** Has intentions handled like anybody's commands: under an idempotency key, on the alliance as it was seen. */
export function intentionSender(commands: CommandDispatcher<CommandInput>): Send {
  return async ({ command, key, causationId, revision: seen }) => {
    const sender = { caller: WATCHER, correlationId: identity.fresh() };
    try {
      const recorded = await commands.send(command, sender, { key, causationId, ifMatch: [seen] });
      return recorded.repeated ? { kind: 'repeated' } : { kind: 'recorded', revision: recorded.revision };
    } catch (error) {
      return outcomeOf(error);
    }
  };
}

function outcomeOf(error: unknown): Sent {
  if (error instanceof EventStoreUnavailable) throw error;
  const problem = problemOf(error);
  if (problem) return { kind: 'refused', reason: problem.detail };
  return { kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
