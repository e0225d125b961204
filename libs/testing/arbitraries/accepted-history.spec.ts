import fc from 'fast-check';
import { EVENT_OF_COMMAND } from '#domain';
import { acceptedHistory } from './accepted-history.js';
import { OCCURRENCES } from './occurrences.js';
import { runs } from './runs.js';

const LIVES = 250;
const SEED = { seed: 7, numRuns: LIVES };

describe('a random history', () => {
  const sample = fc.sample(acceptedHistory(), SEED);

  it('holds every event sooner or later', () => {
    const types = new Set(sample.flatMap((events) => events.map(({ type }) => type)));
    expect([...types].sort()).toEqual(
      [...new Set([...Object.values(EVENT_OF_COMMAND), 'CommitmentPartlyKept'])].sort(),
    );
  });

  it.each(Object.entries(OCCURRENCES))('has %s now and then', (_, occurs) => {
    expect(sample.filter(occurs).length).toBeGreaterThanOrEqual(LIVES * 0.04);
  });

  it('is accepted for a good part', () => {
    const lengths = sample.map((events) => events.length);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(mean).toBeGreaterThan(15);
  });

  it('counts its revisions from 0 without gaps, in the order of its positions, never back in time', () => {
    fc.assert(
      fc.property(acceptedHistory(), (events) => {
        expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index));
        for (const field of ['position', 'recordedAt'] as const) {
          const values = events.map((event) => event[field]);
          expect(values).toEqual([...values].sort());
        }
        expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
      }),
      runs(20),
    );
  });
});
