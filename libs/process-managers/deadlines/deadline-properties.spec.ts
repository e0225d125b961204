import fc from 'fast-check';
import {
  DAY_MS,
  amendedHistory,
  dueOnOf,
  endOf,
  evolve,
  lastDayOf,
  pausesOf,
  statusOf,
  termsAt,
  type AllianceState,
  type Command,
  type RecordedAllianceEvent,
} from '#domain';
import { LivingAlliance, acceptedCommands, type IntentOptions, runs } from '#testing';
import { RunningProcess } from '../process/running-process.js';
import { deadlines } from './deadlines.js';

type Miss = RecordedAllianceEvent<'CommitmentMissed'>;
type Watcher = RunningProcess<typeof deadlines.initial>;

const never = new AbortController().signal;
const RUNS = runs(40);
const LONG_AFTER = Date.parse('2090-01-01T00:00:00.000Z');

/** A life in which each fact is recorded some hours after it happened, however late it is told. */
function life(options: IntentOptions = {}): fc.Arbitrary<readonly { at: number; command: Command }[]> {
  const hours = fc.array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 20 });
  const histories = acceptedCommands({
    ...options,
    without: ['FulfilCommitment', ...(options.without ?? [])],
  });
  return fc.tuple(histories, hours).map(([accepted, delays]) => {
    let at = 0;
    return accepted.map(({ command }, index) => {
      at = Math.max(at, endOf(command.occurredOn)) + (delays[index % delays.length] ?? 0) * 3_600_000;
      return { at, command };
    });
  });
}

/** What happens between two facts: some days later one of two watchers acts, or is started anew. */
const happenings = fc.array(
  fc.record({
    watcher: fc.nat({ max: 1 }),
    what: fc.constantFrom('act', 'act', 'act', 'restart', 'read'),
    days: fc.nat({ max: 20 }),
  }),
  { minLength: 1, maxLength: 60 },
);

function watcherOf(alliance: LivingAlliance): Watcher {
  return new RunningProcess({
    process: deadlines,
    events: {
      subscribe: () => [] as unknown as AsyncIterable<never>,
      readStream: async function* () {
        yield* alliance.stored;
      },
    },
    send: (intention) => alliance.send(intention),
  });
}

/** A watcher that has seen all there is. */
async function informed(alliance: LivingAlliance): Promise<Watcher> {
  const watcher = watcherOf(alliance);
  for (const event of alliance.stored) await watcher.take(event);
  return watcher;
}

const act = (watcher: Watcher, at: number): Promise<void> => watcher.act(new Date(at).toISOString(), never);

function missesIn({ events }: LivingAlliance): readonly Miss[] {
  return events.filter(
    (event): event is Miss => event.type === 'CommitmentMissed' && event.data.detectedBy === 'deadline',
  );
}

function allianceWith(history: readonly { at: number; command: Command }[]): LivingAlliance {
  const alliance = new LivingAlliance();
  for (const { at, command } of history) alliance.try(new Date(at).toISOString(), command);
  return alliance;
}

/** What lives on while two watchers look on, each of which has seen as much as happened to be. */
async function livedThrough(
  history: readonly { at: number; command: Command }[],
  between: readonly { watcher: number; what: string; days: number }[],
): Promise<LivingAlliance> {
  const alliance = new LivingAlliance();
  const watchers = [watcherOf(alliance), watcherOf(alliance)];
  const seen = [0, 0];
  for (const [index, { at, command }] of history.entries()) {
    alliance.try(new Date(at).toISOString(), command);
    const { watcher, what, days } = between[index % between.length] ?? { watcher: 0, what: 'act', days: 0 };
    if (what === 'restart') watchers[watcher] = watcherOf(alliance);
    const from = what === 'restart' ? 0 : (seen[watcher] ?? 0);
    const until = what === 'act' ? from : alliance.events.length;
    for (const event of alliance.stored.slice(from, until)) await watchers[watcher]?.take(event);
    seen[watcher] = until;
    const next = history[index + 1]?.at ?? LONG_AFTER;
    const one = watchers[watcher];
    if (one) await act(one, Math.min(at + days * DAY_MS, next));
  }
  return alliance;
}

/** The alliance as it stood before an event. */
function before(alliance: LivingAlliance, { revision }: RecordedAllianceEvent): AllianceState | undefined {
  return alliance.events.slice(0, revision).reduce<AllianceState | undefined>(evolve, undefined);
}

describe('whatever an alliance lives through', () => {
  it('the same is missed, however often, when and by how many watchers it is looked at', async () => {
    await fc.assert(
      fc.asyncProperty(life(), fc.array(fc.nat({ max: 400 }), { maxLength: 8 }), async (history, days) => {
        const [once, often] = [allianceWith(history), allianceWith(history)];
        await act(await informed(once), LONG_AFTER);
        let at = history.at(-1)?.at ?? 0;
        const steady = await informed(often);
        for (const step of days) {
          at += step * DAY_MS;
          await Promise.all([act(steady, at), act(await informed(often), at)]);
        }
        await act(await informed(often), LONG_AFTER);
        const told = (alliance: LivingAlliance) =>
          missesIn(alliance)
            .map(({ data }) => JSON.stringify(data))
            .sort();
        expect(told(often)).toEqual(told(once));
      }),
      RUNS,
    );
  });

  it('nothing is missed twice, nor after it was settled, nor before its grace was over', async () => {
    let misses = 0;
    await fc.assert(
      fc.asyncProperty(life(), happenings, async (history, between) => {
        const alliance = await livedThrough(history, between);
        await act(await informed(alliance), LONG_AFTER);
        for (const miss of missesIn(alliance)) {
          misses += 1;
          const commitment = before(alliance, miss)?.commitments.get(miss.data.commitmentId);
          expect(commitment && statusOf(commitment)).toBe('open');
          const { dueOn = '', policy } = miss.data.judgedBy;
          const over = (lastDayOf(dueOn) + 1 + policy.deadlineGrace) * DAY_MS;
          expect(Date.parse(miss.recordedAt)).toBeGreaterThanOrEqual(over);
        }
        const ids = missesIn(alliance).map(({ data }) => data.commitmentId);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      RUNS,
    );
    expect(misses).toBeGreaterThan(5);
  });

  it('what is open in the end was recorded too late, has no due date, or ended with its alliance', async () => {
    await fc.assert(
      fc.asyncProperty(
        life({ without: ['FormaliseAlliance', 'PauseAlliance'] }),
        happenings,
        async (history, between) => {
          const alliance = await livedThrough(history, between);
          await act(await informed(alliance), LONG_AFTER);
          if (!alliance.state) throw new Error('The first command forms it.');
          const { profile, commitments } = alliance.state;
          for (const [id, commitment] of commitments) {
            const terms = termsAt(commitment);
            const dueOn = dueOnOf(terms, pausesOf(profile.phases));
            if (statusOf(commitment) !== 'open' || dueOn === undefined) continue;
            const setBy =
              commitment.renegotiations.findLast(({ changes }) => changes.dueOn !== undefined) ??
              commitment.made;
            const recordedAt =
              amendedHistory(alliance.events).find(({ eventId }) => eventId === setBy.eventId)?.recordedAt ??
              '';
            const isLate = Date.parse(recordedAt) > endOf(dueOn);
            const isLeftBehind = profile.phases.at(-1)?.phase === 'dissolved' && !commitment.carriedOver;
            // An outcome that was overturned, or recorded and then retracted, does not bring its deadline back.
            const wasJudged = alliance.events.some(
              ({ data }) => 'judgedBy' in data && 'commitmentId' in data && data.commitmentId === id,
            );
            expect(isLate || isLeftBehind || wasJudged).toBe(true);
          }
        },
      ),
      RUNS,
    );
  });
});
