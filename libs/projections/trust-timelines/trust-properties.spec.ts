import fc from 'fast-check';

import {
  amendedHistory,
  evidenceOfCommitment,
  evidenceOfEvent,
  countsFrom,
  evolve,
  isAmendment,
  liveOutcome,
  READ_MODELS,
  startOf,
  timelineOf,
  type AllianceState,
  type Command,
  type RecordedAllianceEvent,
  type TrustKey,
  type TrustPointDocument,
} from '#domain';
import { accept, acceptedCommands, acceptedHistory, projected, type Accepted, runs } from '#testing';

import { alliancesProjection } from '../alliances/alliances-projection.js';

const RUNS = runs(20);
const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 });

type Point = TrustPointDocument;

async function pointsOf(
  events: readonly RecordedAllianceEvent[],
  sizes?: readonly number[],
): Promise<Point[]> {
  const documents = await projected([alliancesProjection], events, sizes);
  return (await documents.of<Point>(READ_MODELS.trustTimelines)).sort(
    (a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) || a.at - b.at || a.revision - b.revision,
  );
}

function fold(events: readonly RecordedAllianceEvent[]): AllianceState {
  const state = events.reduce<AllianceState | undefined>(evolve, undefined);
  if (!state) throw new Error('No history is empty.');
  return state;
}

function isOutcome({ data }: RecordedAllianceEvent): boolean {
  return 'judgedBy' in data && 'commitmentId' in data;
}

/** What a point says, but for where it is recorded. */
const said = ({
  key,
  type,
  occurredOn,
  at,
  r,
  s,
  R,
  S,
  E,
  lower,
  upper,
  ageing,
  change,
  counts,
}: Point): object => ({
  ...{ key, type, occurredOn, at, r, s, R, S, E, lower, upper, ageing, change, counts },
});

describe('the trust timelines of any history', () => {
  it('are those that folding all evidence at once gives', async () => {
    await fc.assert(
      fc.asyncProperty(acceptedHistory(), cuts, async (events, sizes) => {
        const points = await pointsOf(events, sizes);
        const { commitments, profile } = fold(events);
        const evidence = [
          ...[...commitments.values()].flatMap(evidenceOfCommitment),
          ...amendedHistory(events).flatMap((event) => evidenceOfEvent(event, profile.formedOn) ?? []),
        ];
        const keys = new Map<string, TrustKey>(
          points.map(({ key, debtor, creditor }) => [key, keyFrom(debtor, creditor)]),
        );
        for (const [name, key] of keys) {
          const whole = timelineOf(key, evidence, profile.policies);
          const stored = points.filter((point) => point.key === name);
          expect(stored).toMatchObject(whole);
        }
        expect(
          new Set(evidence.flatMap(({ of }) => of.map(({ key }) => JSON.stringify(key)))).size,
        ).toBeLessThanOrEqual(keys.size);
      }),
      RUNS,
    );
  });

  it('have parts that sum to the score', async () => {
    await fc.assert(
      fc.asyncProperty(acceptedHistory(), async (events) => {
        const sums = new Map<string, number>();
        const base = fold(events).profile.policies[0]?.policy.baseRate ?? NaN;
        for (const { key, ageing, change, E } of await pointsOf(events)) {
          const sum = (sums.get(key) ?? base) + ageing + change;
          sums.set(key, sum);
          expect(sum).toBeCloseTo(E, 9);
        }
      }),
      RUNS,
    );
  });

  it('are sums: the alliance of its partners, each partner of its pairs', async () => {
    await fc.assert(
      fc.asyncProperty(acceptedHistory(), async (events) => {
        const added = new Map<string, { whole: number; partners: number; pairs: number }>();
        for (const { eventId, debtor, creditor, r, s } of await pointsOf(events)) {
          const sums = added.get(eventId) ?? { whole: 0, partners: 0, pairs: 0 };
          sums[creditor ? 'pairs' : debtor ? 'partners' : 'whole'] += r + s;
          added.set(eventId, sums);
        }
        for (const { whole, partners, pairs } of added.values()) {
          expect(partners).toBeCloseTo(whole, 9);
          expect(pairs).toBeCloseTo(whole, 9);
        }
      }),
      RUNS,
    );
  });

  it('are as if what was superseded had never been', async () => {
    await fc.assert(
      // What is disputed is told of the outcome that then was live: without that, it would be of another.
      fc.asyncProperty(acceptedHistory({ without: ['DisputeOutcome'] }), cuts, async (events, sizes) => {
        const live = new Set([...fold(events).commitments.values()].map((one) => liveOutcome(one)?.eventId));
        const never = amendedHistory(events).filter(
          (event) => !isAmendment(event) && (!isOutcome(event) || live.has(event.eventId)),
        );
        const timelines = (await pointsOf(events, sizes)).filter(({ r, s }) => r + s > 0);
        const without = (await pointsOf(never)).filter(({ r, s }) => r + s > 0);
        expect(timelines.map(said)).toEqual(without.map(said));
      }),
      RUNS,
    );
  });

  it('do not depend on the order of arrival', async () => {
    // To the day, each fact has its one place in time; a dissolution says what is open as it is entered, a dispute which
    // outcome is live, an amendment which entry it amends, and what was before the alliance can only be entered after it.
    const without = [
      'DissolveAlliance',
      'DisputeOutcome',
      'NotePriorRelationship',
      'CorrectEntry',
      'RetractEntry',
    ] as const;
    const days = { precision: 'day', without } as const;
    const late = acceptedCommands(days).chain((accepted) =>
      fc
        .array(fc.nat({ max: 8 }), { minLength: accepted.length, maxLength: accepted.length })
        .map((delays) => accept('the-alliance', delayed(accepted, delays))),
    );
    await fc.assert(
      fc.asyncProperty(late, cuts, async (accepted, sizes) => {
        const inTime = accept('the-alliance', inOrderOfTime(accepted));
        const arrived = await pointsOf(
          accepted.flatMap(({ events }) => events),
          sizes,
        );
        expect(arrived.map(said)).toEqual((await pointsOf(inTime.flatMap(({ events }) => events))).map(said));
      }),
      RUNS,
    );
  });
});

function keyFrom(debtor?: string, creditor?: string): TrustKey {
  return { ...(debtor !== undefined && { debtor }), ...(creditor !== undefined && { creditor }) };
}

/** The same commands, each entered after some of those that followed it. */
function delayed(accepted: readonly Accepted[], delays: readonly number[]): Command[] {
  return accepted
    .map(({ command }, index) => ({ command, place: index === 0 ? -1 : index + (delays[index] ?? 0) }))
    .sort((a, b) => a.place - b.place)
    .map(({ command }) => command);
}

function inOrderOfTime(accepted: readonly Accepted[]): Command[] {
  const { commitments } = fold(accepted.flatMap(({ events }) => events));
  const at = ({ command: { occurredOn, data } }: Accepted): number => {
    const made = 'commitmentId' in data ? commitments.get(data.commitmentId)?.since : undefined;
    return made === undefined ? startOf(occurredOn) : countsFrom(occurredOn, made);
  };
  return [...accepted].sort((a, b) => at(a) - at(b)).map(({ command }) => command);
}
