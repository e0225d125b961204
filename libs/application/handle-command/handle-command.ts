import {
  type Command,
  EarlierHistoryNeeded,
  RuleViolation,
  UnknownAlliance,
  decide,
  streamOf,
} from '#domain';
import { CachedFold, type Folded, type RecordedEvent, WrongExpectedRevision } from '#event-store';
import { type Clock, type Identity } from '../shared/identity.js';
import { type CommandContext, type Recorded, type RevisionCondition } from './command-context.js';
import { type CommandStore } from './command-store.js';
import { StaleRevision, TooMuchContention } from './errors.js';
import { eventIds, firstAnswer } from './idempotency.js';
import { KeyedMutex } from './keyed-mutex.js';
import { type KnownAlliance, allianceFold } from './known-alliance.js';
import { appendSurely, recordedAs, toRecord } from './record.js';
import { waitBeforeAttempt } from './wait-before-attempt.js';

export interface Dependencies {
  readonly store: CommandStore;
  readonly identity: Identity;
  readonly now: Clock;
  /** How many bytes the alliances held in memory may take, roughly. */
  readonly cacheBytes: number;
  /** Is told of each append that was refused because somebody else was faster. */
  readonly onConflict?: () => void;
}

/**
 * Decides a command on the alliance as it is, and records what follows.
 * @throws RuleViolation, UnknownAlliance, StaleRevision, IdempotencyKeyReused, TooMuchContention,
 * EventStoreUnavailable. Nothing is recorded then; only after the last it may be that all of it was, and
 * the same command with its idempotency key tells.
 */
export type HandleCommand = (command: Command, context: CommandContext) => Promise<Recorded>;

export function commandHandler(dependencies: Dependencies): HandleCommand {
  const { store, cacheBytes: maxBytes } = dependencies;
  const alliances = new CachedFold({ store, fold: allianceFold, maxBytes });
  const mutex = new KeyedMutex();
  // One after the other, because of two commands decided on the same state one always has to be decided again.
  return (command, context) =>
    mutex.run(streamOf(command.allianceId), () => handle(dependencies, alliances, command, context));
}

const ATTEMPTS = 20;

async function handle(
  { store, identity, now, onConflict }: Dependencies,
  alliances: CachedFold<KnownAlliance>,
  command: Command,
  context: CommandContext,
): Promise<Recorded> {
  const { allianceId } = command;
  const { caller, idempotency } = context;
  const stream = streamOf(allianceId);
  const idAt = eventIds(identity, stream, context);
  // 1. Load the alliance, as far as it is not known.
  let known = await alliances.known(stream);
  let isWhole = false;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      // 2. Answer a repeat as the first time, before anything else is looked at.
      if (idempotency !== undefined && known.state !== undefined) {
        const first = await firstAnswer(store, stream, known.state.keyed, caller, idempotency);
        if (first !== undefined) return { allianceId, ...first };
      }
      // 3. Compare the revision with the one the caller has seen.
      requireRevision(context.ifMatch, allianceId, known);
      // 4. Decide.
      const decided = decide(command, known.state?.state);
      // 5. Append at the revision that was decided on. The time of recording never goes back.
      const events = toRecord(decided, context, latest(known.state?.recordedAt ?? '', now()), idAt);
      const expected = known.revision === -1 ? 'no-stream' : known.revision;
      const appended = await appendSurely(store, stream, events, expected);
      // 6. Remember.
      const [only, ...others] = events;
      // Of several events only the store knows all positions; and what another service has recorded under the same key.
      if (others.length > 0 || appended.repeated === true)
        await alliances.current(stream).catch(() => alliances.forget(stream));
      else if (only !== undefined) remember(alliances, known, { ...only, stream, ...appended });
      return recordedAs(allianceId, events, appended);
    } catch (error) {
      // 7. What was decided on may be less than all there is, or out of date: read it, and decide again.
      if (error instanceof EarlierHistoryNeeded && !isWhole) {
        known = await alliances.whole(stream);
        isWhole = true;
        continue;
      }
      if (!isAboutState(error)) throw error;
      const isConflict = error instanceof WrongExpectedRevision;
      if (isConflict) onConflict?.();
      const fresh = await alliances.current(stream);
      if (fresh.revision === known.revision && !isConflict) throw error;
      if (isConflict) await waitBeforeAttempt(attempt + 1);
      known = fresh;
    }
  }
  throw new TooMuchContention(allianceId);
}

function requireRevision(
  condition: RevisionCondition | undefined,
  allianceId: string,
  { revision }: Folded<KnownAlliance>,
): void {
  if (condition === undefined) return;
  const exists = revision !== -1;
  if (!exists || (condition !== 'existing' && !condition.includes(revision)))
    throw new StaleRevision(allianceId, condition, exists ? revision : undefined);
}

/** What cannot be remembered is read again by the next command: this one is recorded. */
function remember(
  alliances: CachedFold<KnownAlliance>,
  known: Folded<KnownAlliance>,
  recorded: RecordedEvent,
): void {
  try {
    const state = allianceFold.evolve(known.state, [recorded]);
    if (state) alliances.remember(recorded.stream, known, state, recorded);
  } catch {
    alliances.forget(recorded.stream);
  }
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
