import { COMMAND_TYPES, EVENT_TYPES } from '#domain';
import { listingsIn, namesIn } from './listings.js';

/** Folds that name each event of a commitment, so that the compiler tells which they leave out; and how many they name. */
const FOLDS = {
  'libs/domain/assessment/evolve-assessment.ts': 10,
  'libs/domain/commitment/evolve-commitment.ts': 13,
  'libs/process-managers/deadlines/watched-alliance.ts': 14,
};

describe.each([
  ['events', new Set<string>(EVENT_TYPES), FOLDS],
  ['commands', new Set<string>(COMMAND_TYPES), {}],
])('the %s there are', (_, names, folds) => {
  it('are listed in the catalogue, and nowhere else more than a handful of them', () => {
    expect(names.size).toBeGreaterThan(40);
    expect(listingsIn(process.cwd(), names)).toEqual(folds);
  });
});

it('finds the names that a file writes out, each once', () => {
  const text = `
    type T = 'PartnerLeft';
    const one = { AllianceFormed: 1, 'PartnerJoined': 2, [x]: AllianceFormed };
    switch (type) { case 'PartnerJoined': break; }`;
  const names = new Set(['AllianceFormed', 'PartnerJoined', 'PartnerLeft', 'AlliancePaused']);
  expect(namesIn(text, names).sort()).toEqual(['AllianceFormed', 'PartnerJoined', 'PartnerLeft']);
});
