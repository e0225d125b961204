import fc from 'fast-check';
import { flipsOf } from './flip.js';
import { scoreOf } from './score.js';
import { TRUST_POLICY_PRESETS, type TrustPolicy } from './trust-policy.js';

const amount = fc.double({ min: 0, max: 50, noNaN: true });
const policies = fc.record<TrustPolicy>({
  halfLife: fc.constant(365),
  latenessScale: fc.constant(30),
  deadlineGrace: fc.constant(14),
  asymmetry: fc.double({ min: 0.1, max: 10, noNaN: true }),
  baseRate: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  priorWeight: fc.double({ min: 0.1, max: 100, noNaN: true }),
});

describe('the least that flips a band', () => {
  it('flips it, and one less, or none of what is less, does', () => {
    fc.assert(
      fc.property(amount, amount, policies, (R, S, policy) => {
        const { band } = scoreOf({ R, S }, policy);
        const after = {
          kept: (weight: number) => scoreOf({ R: R + weight, S }, policy).band,
          missed: (weight: number) => scoreOf({ R, S: S + policy.asymmetry * weight }, policy).band,
        };
        const flips = flipsOf({ R, S }, policy);
        for (const by of ['kept', 'missed'] as const) {
          const flip = flips[by];
          if (flip === undefined) {
            for (const weight of [1, 10, 1_000, 100_000]) expect(after[by](weight)).toBe(band);
            continue;
          }
          expect(after[by](flip.promises)).toBe(flip.band);
          expect(flip.band).not.toBe(band);
          for (let less = 0; less < Math.min(flip.promises, 200); less += 1)
            expect(after[by](flip.promises - 1 - less)).toBe(band);
          const thousandths = Math.round((flip.weight ?? 10.001) * 1_000);
          if (flip.weight !== undefined) expect(after[by](flip.weight)).not.toBe(band);
          for (const part of [1, 0.999, 0.5, 0.1])
            expect(after[by](Math.floor((thousandths - 1) * part) / 1_000)).toBe(band);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    // Seven kept of weight 1, one missed, by the standard policy.
    [
      { R: 7, S: 1 },
      { kept: { promises: 1, weight: 0.822, band: 'strong' }, missed: { promises: 8, band: 'strained' } },
    ],
    [
      { R: 0, S: 0 },
      {
        kept: { promises: 2, weight: 2, band: 'fair' },
        missed: { promises: 2, weight: 2, band: 'strained' },
      },
    ],
    [{ R: 90, S: 5 }, { missed: { band: 'fair' } }],
  ])('is known of %j', (evidence, flips) => {
    expect(flipsOf(evidence, TRUST_POLICY_PRESETS.standard)).toMatchObject(flips);
  });

  it('is nothing where nothing could: the best stays the best, the worst the worst', () => {
    expect(flipsOf({ R: 90, S: 5 }, TRUST_POLICY_PRESETS.standard)).not.toHaveProperty('kept');
    expect(flipsOf({ R: 5, S: 90 }, TRUST_POLICY_PRESETS.standard)).not.toHaveProperty('missed');
  });
});
