import { type Finding } from '#domain';
import { type Steps, assessments, commands } from '#testing';

const { contribution, findings, on } = assessments;
const { pause, resume } = commands;

describe('W8, fading', () => {
  const silence = (day: number, ...steps: Steps): Finding | undefined =>
    findings(day, ...steps).find(({ sign }) => sign === 'W8');

  it('is amber after 45 days of silence, and red after 90', () => {
    expect(silence(45)).toBeUndefined();
    expect(silence(46)).toMatchObject({ level: 'amber', facts: { days: 46 } });
    expect(silence(90)).toMatchObject({ level: 'amber' });
    expect(silence(46)).not.toHaveProperty('proposal');
    expect(silence(91)).toMatchObject({ level: 'red', proposal: 'AllianceLapsed' });
  });

  it('allows for the alliance that seldom does anything', () => {
    const monthly = [contribution('a', 'ann', 20), contribution('b', 'ben', 40)];
    expect(silence(100, ...monthly)).toBeUndefined();
    expect(silence(101, ...monthly)).toMatchObject({ level: 'amber', facts: { days: 61, medianGap: 20 } });
  });

  it('takes a pause for no gap', () => {
    const paused = [contribution('a', 'ann', 20), pause(on(20)), resume(on(300))];
    expect(silence(361, ...paused)).toMatchObject({ facts: { days: 61, medianGap: 20, allowed: 60 } });
  });
});
