import {
  type EventStore,
  EventStoreUnavailable,
  EventStoreUnusable,
  UnrecordableEvent,
  WrongExpectedRevision,
} from '#event-store';
import {
  type Configuration,
  isSamePlace,
  isThere,
  nameOfPlace,
  openEventStoreAt,
  openSubjectKeysAt,
  placeOfEvents,
  readConfiguration,
} from '#runtime';
import { EXIT, type ExitStatus, Failure } from '../session/failure.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { copyEvents, type CopyResult } from './copy-events.js';
import { copyText } from './copy-text.js';
import { showCopying } from './show-copying.js';

export interface CopyOptions {
  /** Not given: the store that the settings name, so that its address need not be typed. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/**
 * Copies every event of one store into another, goes on where it was broken off, and compares the two.
 * @throws Failure
 */
export async function copy(
  { from, to }: CopyOptions,
  env: NodeJS.ProcessEnv,
  terminal: Terminal,
): Promise<ExitStatus> {
  const configuration = readConfiguration(env);
  const ours = placeOfEvents(configuration);
  const places = { source: from ?? ours, target: to ?? ours };
  requireTwo(places);
  const source = await open(places.source);
  try {
    const target = await open(places.target);
    try {
      // First the keys, so that whoever is interrupted has no events that nobody can read.
      await copyKeys(places, configuration);
      const result = await copied(source, target, terminal);
      const told = { from: nameOfPlace(places.source), to: nameOfPlace(places.target), ...result };
      answer(terminal, { json: told, shown: told, text: copyText });
      return result.differences.length === 0 ? EXIT.good : EXIT.data;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** The keys of personal texts. Those that were destroyed in either stay destroyed. */
async function copyKeys(
  places: { readonly source: string; readonly target: string },
  configuration: Configuration,
): Promise<void> {
  const source = await openSubjectKeysAt(places.source, configuration);
  try {
    const target = await openSubjectKeysAt(places.target, configuration);
    try {
      for await (const { scope, key } of source.everything()) await target.take(scope, key);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

function requireTwo({ source, target }: { readonly source: string; readonly target: string }): void {
  if (isSamePlace(source, target))
    throw new Failure(
      `${nameOfPlace(source)} cannot be copied into itself: say where with --from or --to.`,
      EXIT.usage,
    );
  if (!isThere(source)) throw new Failure(`There is no event store ${nameOfPlace(source)}.`, EXIT.usage);
}

async function open(place: string): Promise<EventStore> {
  try {
    return await openEventStoreAt(place);
  } catch (error) {
    if (!(error instanceof EventStoreUnusable)) throw error;
    throw new Failure(error.message, EXIT.usage);
  }
}

async function copied(source: EventStore, target: EventStore, terminal: Terminal): Promise<CopyResult> {
  const shown = showCopying(terminal);
  try {
    return await copyEvents(source, target, shown);
  } catch (error) {
    if (error instanceof WrongExpectedRevision)
      throw new Failure(
        `Somebody else writes into the target: ${error.message} Nothing more was copied.`,
        EXIT.data,
      );
    if (error instanceof EventStoreUnavailable)
      throw new Failure(
        `${error.message}\nRun the same command again: it goes on with what is not copied yet.`,
        EXIT.data,
      );
    if (error instanceof UnrecordableEvent)
      throw new Failure(`The target cannot keep one of the events. ${error.message}`, EXIT.data);
    throw error;
  } finally {
    shown.stop();
  }
}
