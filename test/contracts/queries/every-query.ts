import {
  commandHandler,
  GetLifecycle,
  GetPortfolio,
  GetTrackRecord,
  GetTrustTimeline,
  ListAlliances,
  ListCommitments,
  ListContributions,
  queryBus,
} from '#application';
import {
  type Command,
  type CommandData,
  type CommandType,
  type CommitmentStatusNow,
  TRUST_POLICY_PRESETS,
} from '#domain';
import { type EventStore } from '#event-store';
import { PROJECTIONS, projectHistory, runProjections } from '#projections';
import { type Query, type ReadStore } from '#read-store';
import { identity } from '#runtime';
import { MemoryEventStore, MemoryReadStore } from '#testing';

import { history } from '../../../benchmarks/catching-up/history.js';

/** What was asked of a read store. */
export interface Asked {
  readonly collection: string;
  readonly query: Query;
}

const ALLIANCE = 'one';
const NOW = '2026-01-01T00:00:00Z';

/** Every query that the projections, and then the answers to callers, ask while an alliance lives and is looked at. */
export async function everyQuery(): Promise<Asked[]> {
  const asked: Asked[] = [];
  const documents = overheard(new MemoryReadStore(), asked);
  const events = new MemoryEventStore();
  await live(events, history(ALLIANCE, NOW));
  await project(events, documents);
  // Late facts are what makes projections look for more than they have in mind.
  await live(events, lateFacts());
  await project(events, documents);
  await lookAtEverything(
    queryBus({ eventStore: events, readStore: documents, clock: () => NOW, project: projectHistory }),
  );
  return [...new Map(asked.map((one) => [JSON.stringify(one), one])).values()];
}

/** The same store, and its writers, but for telling what they are asked to find and to count. */
function overheard<T extends ReadStore>(store: T, asked: Asked[]): T {
  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        const [collection, query] = args as [string, Query];
        if (name === 'find') asked.push({ collection, query });
        if (name === 'count') asked.push({ collection, query: { where: query as Query['where'] & object } });
        const result = (await value.apply(target, args)) as unknown;
        return name === 'writer' ? overheard(result as T, asked) : result;
      };
    },
  });
}

async function live(store: EventStore, commands: Iterable<Command>): Promise<void> {
  const handle = commandHandler({ store, identity, now: () => NOW, cacheBytes: 1_000_000 });
  const about = { caller: 'test', correlationId: 'test', causationId: 'test' };
  for (const command of commands) await handle(command, about);
}

function* lateFacts(): Generator<Command> {
  const on = <T extends CommandType>(type: T, occurredOn: string, data: CommandData[T]): Command =>
    ({ type, allianceId: ALLIANCE, occurredOn, now: NOW, data }) as Command;
  yield on('HoldReview', '2015-03-01', {
    reviewId: 'late',
    decision: 'continue',
    ratings: [{ rater: 'valley', subject: 'company', score: 4 }],
  });
  yield on('RenegotiateAlliance', '2024-12-01', {
    changes: { trustPolicy: TRUST_POLICY_PRESETS.standard },
    consents: ['ministry', 'valley', 'company', 'village'],
    reason: 'As before',
  });
  yield on('PauseAlliance', '2025-01-01', { reason: 'Winter' });
}

async function project(events: EventStore, documents: ReadStore): Promise<void> {
  const lease = await documents.acquireLease('projector', 'test', 60_000);
  if (lease === undefined) throw new Error('Somebody else projects.');
  const done = new AbortController();
  const onCaughtUp = (): void => done.abort();
  await runProjections({
    events,
    documents,
    lease,
    projections: PROJECTIONS,
    signal: done.signal,
    onCaughtUp,
  });
}

const STATUSES: readonly (CommitmentStatusNow | undefined)[] = [undefined, 'open', 'overdue', 'kept'];

async function lookAtEverything(queries: ReturnType<typeof queryBus>): Promise<void> {
  for (const phase of [undefined, 'paused'] as const)
    for (const kind of [undefined, 'alliance'] as const)
      for (const partner of [undefined, 'valley'])
        await pages((paging) => queries.execute(new ListAlliances({ phase, kind, partner }, paging)));

  for (const allianceId of [undefined, ALLIANCE])
    for (const status of STATUSES)
      for (const dueBefore of [undefined, '2018'])
        await pages((paging) =>
          queries.execute(new ListCommitments({ allianceId, status, dueBefore }, paging)),
        );

  for (const partner of [undefined, 'valley'])
    await pages((paging) =>
      queries.execute(new ListContributions({ allianceId: ALLIANCE, partner }, paging)),
    );

  await pages((paging) => queries.execute(new GetLifecycle(ALLIANCE, paging)));

  for (const key of [{}, { debtor: 'valley' }, { debtor: 'valley', creditor: 'company' }])
    for (const range of [{}, { from: '2016' }, { to: '2016' }, { from: '2015', to: '2017' }])
      await pages((paging) =>
        queries.execute(new GetTrustTimeline({ allianceId: ALLIANCE, ...key, ...range }, paging)),
      );
  const ofDebtor = { allianceId: ALLIANCE, debtor: 'valley' };
  await pages((paging) => queries.execute(new GetTrustTimeline(ofDebtor, paging, {}, 'track-record')));

  for (const reading of [{}, { asOf: '2016' }]) {
    await queries.execute(new GetTrackRecord('valley', reading));
    await queries.execute(new GetPortfolio(reading));
  }
}

/** Two pages: the second goes on where the first ended. */
async function pages(
  read: (paging: { readonly limit: number; readonly cursor?: string }) => Promise<{ readonly next?: string }>,
): Promise<void> {
  const { next } = await read({ limit: 2 });
  if (next !== undefined) await read({ limit: 2, cursor: next });
}
