import { COMMAND_TYPES, EVENT_TYPES } from '#domain';
import { listingsIn, namesIn } from './listings.js';

/** Whose lists are being taken out. */
const IN_WORK = [
  'libs/domain/assessment/evolve-assessment.ts',
  'libs/domain/assessment/signs-of-life.ts',
  'libs/domain/commitment/evolve-commitment.ts',
  'libs/process-managers/deadlines/watched-alliance.ts',
];

describe.each([
  ['events', new Set<string>(EVENT_TYPES)],
  ['commands', new Set<string>(COMMAND_TYPES)],
])('the %s there are', (_, names) => {
  it('are listed in the catalogue, and nowhere else more than a handful of them', () => {
    expect(names.size).toBeGreaterThan(40);
    const listings = Object.entries(listingsIn(process.cwd(), names));
    expect(listings.filter(([file]) => !IN_WORK.includes(file))).toEqual([]);
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
