import fc from 'fast-check';

import {
  amendedHistory,
  countedAs,
  evolveCommitment,
  isCommitmentEvent,
  liveOutcome,
  type AllianceLifetime,
  type Commitment,
  type RecordedAllianceEvent,
} from '#domain';
import { acceptedHistory, commands, historyOf, projected, runs } from '#testing';

import { alliancesProjection } from '../alliances/alliances-projection.js';

const { dissolve, form, keep, miss, promise } = commands;

async function lifeOf(
  events: readonly RecordedAllianceEvent[],
  sizes?: readonly number[],
): Promise<AllianceLifetime | undefined> {
  return (
    await (await projected([alliancesProjection], events, sizes)).of<AllianceLifetime>('alliance_lives')
  )[0];
}

describe('the life of an alliance', () => {
  it('is what a portfolio wants to know', async () => {
    const events = historyOf([
      form('2019-01-01'),
      promise('2019-02-01'),
      promise('2019-02-01', { commitmentId: 'd' }),
      miss('2019-03-05', { by: 'ann' }),
      miss('2019-04-05', { commitmentId: 'd', by: 'ann' }),
      dissolve('2019-06-01'),
    ]);
    expect(await lifeOf(events, [2, 2])).toMatchObject({
      _id: 'the-alliance',
      kind: 'alliance',
      phase: 'dissolved',
      formedAt: Date.parse('2019-01-01'),
      endedAt: Date.parse('2019-06-01'),
      ending: 'achieved',
      firstMissedAt: Date.parse('2019-03-05'),
      outcomes: {
        '2019-03': { kept: 0, late: 0, partlyKept: 0, missed: 1 },
        '2019-04': { kept: 0, late: 0, partlyKept: 0, missed: 1 },
      },
    });
    const corrected = historyOf([...EARLY, keep('2019-05-01')]);
    expect(await lifeOf(corrected)).toMatchObject({ firstMissedAt: Date.parse('2019-04-05') });
  });

  it('counts each outcome that counts, in its month', async () => {
    await fc.assert(
      fc.asyncProperty(acceptedHistory(), async (events) => {
        const life = await lifeOf(events, [1, 2, 3, 1]);
        expect(life && { outcomes: life.outcomes, firstMissedAt: life.firstMissedAt }).toEqual(
          expectedFrom(events),
        );
      }),
      runs(15),
    );
  });
});

const EARLY = [
  form('2019-01-01'),
  promise('2019-02-01'),
  promise('2019-02-01', { commitmentId: 'd' }),
  miss('2019-03-05', { by: 'ann' }),
  miss('2019-04-05', { commitmentId: 'd', by: 'ann' }),
];

function expectedFrom(events: readonly RecordedAllianceEvent[]): Partial<AllianceLifetime> {
  const commitments = new Map<string, Commitment>();
  const formedOn = amendedHistory(events)[0]?.occurredOn ?? '';
  for (const event of amendedHistory(events))
    if (isCommitmentEvent(event)) {
      const { commitmentId } = event.data;
      commitments.set(commitmentId, evolveCommitment(commitments.get(commitmentId), event, formedOn));
    }
  const outcomes: Record<string, Record<string, number>> = {};
  let firstMissedAt: number | undefined;
  for (const commitment of commitments.values()) {
    const outcome = liveOutcome(commitment);
    if (!outcome || commitment.closing) continue;
    const counted = countedAs(outcome);
    const month = new Date(outcome.at).toISOString().slice(0, 7);
    const counts = (outcomes[month] ??= { kept: 0, late: 0, partlyKept: 0, missed: 0 });
    counts[counted] = (counts[counted] ?? 0) + 1;
    const day = outcome.at - (((outcome.at % 86_400_000) + 86_400_000) % 86_400_000);
    if (counted === 'missed') firstMissedAt = Math.min(firstMissedAt ?? Infinity, day);
  }
  return {
    outcomes: outcomes as unknown as AllianceLifetime['outcomes'],
    firstMissedAt,
  } as Partial<AllianceLifetime>;
}
