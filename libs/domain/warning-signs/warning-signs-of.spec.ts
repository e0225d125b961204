import { levelsOf } from '#domain';
import { type Steps, assessments, commands } from '#testing';

const { breach, due, findings, missed, on } = assessments;
const { dissolve, lapse, pause } = commands;

describe('the warning signs', () => {
  const grim = [...breach(3), due('a', 'ann', 'ben', 0, 1), missed('a', 2)];

  it('are W5 and W7 only while the alliance is paused, and none once it has ended', () => {
    const signs = (...steps: Steps): string[] => [
      ...new Set(findings(400, ...steps).map(({ sign }) => sign)),
    ];
    expect(signs(...grim)).toEqual(['W1', 'W2', 'W5', 'W7', 'W8']);
    expect(signs(...grim, pause(on(20)))).toEqual(['W5', 'W7']);
    // Nine days of a fortnight: there is still time to agree on a date.
    expect(signs(...grim, pause(on(9)))).toEqual(['W5']);
    expect(signs(...grim, lapse(on(9)))).toEqual([]);
    expect(signs(...grim, dissolve(on(9)))).toEqual([]);
  });

  it('are as bad as the worst finding', () => {
    expect(levelsOf(findings(400, ...grim))).toMatchObject({
      W1: 'amber',
      W2: 'red',
      W5: 'red',
      W7: 'amber',
    });
  });

  it('name an event for each finding but that of a date never agreed on', () => {
    for (const { rule, events } of findings(400, ...grim))
      if (rule !== 'no-date') expect(events).not.toEqual([]);
  });
});
