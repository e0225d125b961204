import { type CommandContext, type HandleCommand, type Identity, requestHash } from '#application';
import { EventStoreUnavailable } from '#event-store';
import type { Intention, Send, Sent } from '#process-managers';
import { problemOf } from '../problems/problem-of.js';

/** Whom `recordedBy` names for what nobody said, but a deadline. */
export const WATCHER = 'watcher';

/** Has intentions handled like anybody's commands: under an idempotency key, on the alliance as it was seen. */
export function intentionSender(handleCommand: HandleCommand, identity: Identity): Send {
  return async (intention) => {
    try {
      const { repeated, revision } = await handleCommand(intention.command, contextOf(intention, identity));
      return repeated ? { kind: 'repeated' } : { kind: 'recorded', revision };
    } catch (error) {
      return outcomeOf(error);
    }
  };
}

function contextOf({ command, key, causationId, revision }: Intention, identity: Identity): CommandContext {
  const { type, occurredOn, data } = command;
  return {
    caller: WATCHER,
    correlationId: identity.fresh(),
    causationId,
    idempotency: { key, requestHash: requestHash(identity, { type, occurredOn, data }) },
    ifMatch: [revision],
  };
}

function outcomeOf(error: unknown): Sent {
  if (error instanceof EventStoreUnavailable) throw error;
  const problem = problemOf(error);
  if (problem) return { kind: 'refused', reason: problem.detail };
  return { kind: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
