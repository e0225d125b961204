import { allianceIdOf, defined, STREAM_PREFIX, streamOf, UnknownAlliance } from '#domain';
import { type EventStore, type RecordedEvent } from '#event-store';
import { PROJECTIONS } from '#projections';
import {
  type KnownCheckpoint,
  knownCheckpoints,
  openEventStoreAt,
  placeOfEvents,
  readConfiguration,
} from '#runtime';
import { EXIT, type ExitStatus } from '../session/failure.js';
import { type Session } from '../session/session.js';
import { answer } from '../terminal/answer.js';
import { counted } from '../terminal/figures.js';
import { showBar } from '../terminal/progress.js';
import { type Terminal } from '../terminal/terminal.js';
import { ChainCheck } from './chain-check.js';
import { compareReadModels } from './compare-read-models.js';
import { findStrays } from './find-strays.js';
import { Reached, type State } from './reached.js';
import { TreeCheck } from './tree-check.js';
import { type Verified, verifyText } from './verify-text.js';

export interface VerifyOptions {
  /** Without one, all there is. */
  readonly allianceId?: string | undefined;
  /** A file to write down in how far it has got, and to go on from. */
  readonly resume?: string | undefined;
}

/** What is verified. */
export interface Verification extends Session {
  /** The events as they are stored. */
  readonly stored: EventStore;
  readonly checkpoints: readonly KnownCheckpoint[];
}

/** Verifies the stores that the environment names. @throws Failure, UnknownAlliance */
export async function verify(
  options: VerifyOptions,
  env: NodeJS.ProcessEnv,
  session: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const configuration = readConfiguration(env);
  const stored = await openEventStoreAt(placeOfEvents(configuration));
  try {
    const checkpoints = await knownCheckpoints(configuration.dataDir, stored);
    return await verifyOn({ ...session, stored, checkpoints }, options, terminal);
  } finally {
    await stored.close();
  }
}

/** @throws Failure, UnknownAlliance */
export async function verifyOn(
  on: Verification,
  { allianceId, resume }: VerifyOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const reached = Reached.begin(resume, await on.stored.identity(), allianceId);
  const last = await on.stored.lastPosition();
  const streams = await streamsOf(on, allianceId);
  await checkHistory(on, streams, reached, terminal);
  await checkReadModels(on, streams, reached, terminal);
  const told = await resultOf(on, streams, reached.state, last);
  reached.end();
  answer(terminal, { json: told, shown: told, text: verifyText });
  return told.findings.length === 0 ? EXIT.good : EXIT.data;
}

/** How many events each stream has, by its name. */
type Streams = ReadonlyMap<string, number>;

/** @throws UnknownAlliance */
async function streamsOf(on: Verification, allianceId: string | undefined): Promise<Streams> {
  const streams = new Map<string, number>();
  for await (const { stream } of recordedIn(on, allianceId))
    streams.set(stream, (streams.get(stream) ?? 0) + 1);
  if (allianceId === undefined || streams.size > 0) return streams;
  for (const { spec } of PROJECTIONS)
    for (const { name } of spec.collections)
      if ((await on.documents.count(name, { allianceId })) > 0) return new Map([[streamOf(allianceId), 0]]);
  throw new UnknownAlliance(allianceId);
}

function recordedIn(
  { stored }: Verification,
  allianceId: string | undefined,
  after?: string,
): AsyncIterable<RecordedEvent> {
  if (allianceId !== undefined) return stored.readStream(streamOf(allianceId));
  return stored.readAll(after === undefined ? {} : { after });
}

/** Every event against its hash and the one before it, and all of them against what the log has signed. */
async function checkHistory(
  on: Verification,
  streams: Streams,
  reached: Reached,
  terminal: Terminal,
): Promise<void> {
  const { allianceId, history } = reached.state;
  if (history.isDone) return;
  // One alliance is read from its beginning again: that is quick, and the log has signed all of them together.
  const isAll = allianceId === undefined;
  const { chains: before, tree: grown, after } = isAll ? history : {};
  const chains = new ChainCheck(on.stored, before);
  const tree = new TreeCheck(isAll ? on.checkpoints : [], grown);
  const total = [...streams.values()].reduce((sum, events) => sum + events, 0);
  const bar = showBar('Events', total, terminal);
  let position = after;
  const move = (isDone: boolean): void =>
    reached.move({
      history: defined({ after: position, chains: chains.checked, tree: tree.checked, isDone }),
    });
  try {
    for await (const event of recordedIn(on, allianceId, after)) {
      tree.take(event, await chains.take(event));
      position = event.position;
      if (chains.events % SELDOM !== 0) continue;
      bar.at(chains.events, counted(chains.events, 'event'));
      move(false);
    }
    tree.end();
    move(true);
  } finally {
    bar.stop();
  }
}

/** Events between two updates of what is shown and written down. */
const SELDOM = 1_000;

/** The documents of every alliance against those that its events make. */
async function checkReadModels(
  on: Verification,
  streams: Streams,
  reached: Reached,
  terminal: Terminal,
): Promise<void> {
  const alliances = [...streams.keys()].filter((stream) => stream.startsWith(STREAM_PREFIX)).sort();
  const bar = showBar('Read models', alliances.length, terminal);
  try {
    for (const stream of alliances) {
      const { after = '', documents, findings, alliances: done } = reached.state.readModels;
      if (stream <= after) continue;
      const compared = await compareReadModels(on, stream);
      reached.move({
        readModels: {
          after: stream,
          alliances: done + 1,
          documents: added(documents, compared.documents),
          findings: [...findings, ...compared.findings],
        },
      });
      bar.at(done + 1, allianceIdOf(stream));
    }
  } finally {
    bar.stop();
  }
}

type Counts = Readonly<Record<string, number>>;

function added(counts: Counts, more: Counts): Counts {
  const names = [...new Set([...Object.keys(counts), ...Object.keys(more)])];
  return Object.fromEntries(names.map((name) => [name, (counts[name] ?? 0) + (more[name] ?? 0)]));
}

async function resultOf(
  on: Verification,
  streams: Streams,
  { allianceId, history, readModels }: State,
  last: string | undefined,
): Promise<Verified> {
  const { chains, tree } = history;
  const found = [...(chains?.findings ?? []), ...(tree?.findings ?? []), ...readModels.findings];
  const strays =
    allianceId === undefined
      ? await findStrays(on, streams, readModels.documents, last, found.length > 0)
      : [];
  return {
    events: chains?.events ?? 0,
    unchained: chains?.unchained ?? 0,
    chainedFrom: chains?.chainedFrom ?? [],
    alliances: readModels.alliances,
    documents: Object.values(readModels.documents).reduce((sum, count) => sum + count, 0),
    checkpoints: tree?.checkpoints ?? 0,
    findings: [...found, ...strays],
  };
}
