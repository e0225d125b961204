import { type Command, RuleViolation, UnknownAlliance, decide, streamOf } from '#domain';
import { WrongExpectedRevision } from '#event-store';
import type { Clock, Identity } from '../identity.js';
import { AllianceCache } from './alliance-cache.js';
import { appendSurely } from './append-surely.js';
import type { CommandStore } from './command-store.js';
import type { CommandContext, Recorded, RevisionCondition } from './command-context.js';
import { StaleRevision, TooMuchContention } from './errors.js';
import { eventIds, firstAnswer } from './idempotency.js';
import { type KnownAlliance, learn } from './known-alliance.js';
import { toRecord } from './to-record.js';
import { Turns } from './turns.js';

export interface Surroundings {
  readonly store: CommandStore;
  readonly identity: Identity;
  readonly now: Clock;
  /** How many events the alliances kept in memory may have together. */
  readonly cachedEvents: number;
}

/**
 * Decides a command on the alliance as it is, and records what follows.
 * @throws RuleViolation, UnknownAlliance, StaleRevision, IdempotencyKeyReused, TooMuchContention,
 * EventStoreUnavailable. Nothing is recorded then; only after the last it may be that all of it was, and
 * the same command with its idempotency key tells.
 */
export type HandleCommand = (command: Command, context: CommandContext) => Promise<Recorded>;

export function commandHandler(surroundings: Surroundings): HandleCommand {
  const cache = new AllianceCache(surroundings.store, surroundings.cachedEvents);
  const turns = new Turns();
  // In turns, because of two commands decided on the same state one always has to be decided again.
  return (command, context) =>
    turns.take(streamOf(command.allianceId), () => handle(surroundings, cache, command, context));
}

const ATTEMPTS = 20;

async function handle(
  { store, identity, now }: Surroundings,
  cache: AllianceCache,
  command: Command,
  context: CommandContext,
): Promise<Recorded> {
  const { allianceId } = command;
  const stream = streamOf(allianceId);
  const idAt = eventIds(identity, stream, context);
  // 1. Load the alliance, as far as it is not known.
  let known = await cache.get(stream);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      // 2. Answer a repeat as the first time, before anything else is looked at.
      const first = await firstAnswer(store, stream, known, context);
      if (first !== undefined) return { allianceId, ...first };
      // 3. Compare the revision with the one the caller has seen.
      requireRevision(context.ifMatch, allianceId, known);
      // 4. Decide.
      const decided = decide(command, known.state);
      // 5. Append at the revision that was decided on. The time of recording never goes back.
      const events = toRecord(decided, context, latest(known.recordedAt, now()), idAt);
      const { revision, position } = await appendSurely(
        store,
        stream,
        events,
        known.state?.revision ?? 'no-stream',
      );
      // 6. Remember. Of several events only the store knows all positions: the next command reads them.
      const [only, ...others] = events;
      if (only === undefined || others.length > 0) cache.forget(stream);
      else cache.remember(stream, learn(known, { ...only, stream, revision, position }));
      return { allianceId, revision, position, events: placed(events, revision), repeated: false };
    } catch (error) {
      // 7. What was decided on may be out of date: read what is new, and decide again.
      if (!isAboutState(error)) throw error;
      const fresh = await cache.refresh(stream, known);
      if (fresh === known && !(error instanceof WrongExpectedRevision)) throw error;
      known = fresh;
    }
  }
  throw new TooMuchContention(allianceId);
}

function requireRevision(
  condition: RevisionCondition | undefined,
  allianceId: string,
  { state }: KnownAlliance,
): void {
  if (condition === undefined) return;
  const met = state !== undefined && (condition === 'existing' || condition.includes(state.revision));
  if (!met) throw new StaleRevision(allianceId, condition, state?.revision);
}

/** Whether another state might have led to another outcome. */
function isAboutState(error: unknown): boolean {
  return (
    error instanceof WrongExpectedRevision ||
    error instanceof RuleViolation ||
    error instanceof UnknownAlliance ||
    error instanceof StaleRevision
  );
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}

function placed(events: readonly { eventId: string; type: string }[], last: number): Recorded['events'] {
  const first = last - events.length + 1;
  return events.map(({ eventId, type }, index) => ({ eventId, type, revision: first + index }));
}
