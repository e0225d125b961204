import { bandOf } from './band.js';

describe('the band of a score', () => {
  it.each([
    ['unproven', { E: 0.9, u: 0.51, lower: 0.7, upper: 0.99 }],
    ['strong', { E: 0.8, u: 0.5, lower: 0.6, upper: 0.95 }],
    ['broken', { E: 0.3, u: 0.2, lower: 0.1, upper: 0.499 }],
    ['strained', { E: 0.449, u: 0.2, lower: 0.1, upper: 0.5 }],
    ['fair', { E: 0.45, u: 0.2, lower: 0.1, upper: 0.7 }],
    ['fair', { E: 0.9, u: 0.2, lower: 0.599, upper: 0.99 }],
  ] as const)('%s', (band, score) => {
    expect(bandOf(score)).toBe(band);
  });
});
