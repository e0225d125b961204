import { type AllianceEvent } from '#domain';
import { type Steps, assessments, commands } from '#testing';

const { breach, contribution, due, happened, on, rules } = assessments;
const { appoint, give, pause, resume } = commands;

describe('W2, no driver', () => {
  it('is amber after 14 days without a coordinator, and red after 45', () => {
    expect(rules('W2', 13)).toEqual({});
    expect(rules('W2', 14)).toEqual({ 'no-coordinator': 'amber' });
    expect(rules('W2', 44)).toEqual({ 'no-coordinator': 'amber' });
    expect(rules('W2', 45)).toEqual({ 'no-coordinator': 'red' });
  });

  it('does not count the days of a pause', () => {
    expect(rules('W2', 40, pause(on(10)), resume(on(37)))).toEqual({});
    expect(rules('W2', 41, pause(on(10)), resume(on(37)))).toEqual({ 'no-coordinator': 'amber' });
  });

  it('is red once the coordinator has been silent for 60 days', () => {
    const coordinated = [appoint(on(0), 'ann')];
    expect(rules('W2', 59, ...coordinated)).toEqual({});
    expect(rules('W2', 60, ...coordinated)).toEqual({ 'coordinator-silent': 'red' });
    expect(rules('W2', 60, ...coordinated, contribution('g', 'ben', 30))).toEqual({
      'coordinator-silent': 'red',
    });
    const met = happened('MeetingHeld', 30, { channel: 'in person', attendees: ['ann'] });
    expect(rules('W2', 60, ...coordinated, met)).toEqual({});
  });
});

describe('a coordinator', () => {
  const silent = (...steps: Steps): boolean =>
    'coordinator-silent' in rules('W2', 60, appoint(on(0), 'ann'), ...steps);

  it('is heard of by what it did or said', () => {
    const promised = due('a', 'ann', 'ben', 0, 90);
    expect(silent(promised)).toBe(true);
    expect(silent(promised, happened('DeliveryClaimed', 30, { commitmentId: 'a', fraction: 1 }))).toBe(false);
    const [reported] = breach(20);
    const decided = (type: 'BreachConfirmed' | 'BreachDismissed'): AllianceEvent =>
      happened(type, 30, {
        breachId: 'b',
        decidedBy: 'ann',
        judgedBy: { subject: 'cem', towards: ['ann', 'ben'] },
      });
    const about = happened('BreachReported', 20, {
      breachId: 'b',
      subject: 'cem',
      nature: 'told',
      by: 'ben',
    });
    expect(reported && silent(reported)).toBe(true);
    expect(silent(about, decided('BreachConfirmed'))).toBe(false);
  });

  it('is not heard of by what it got', () => {
    const got = happened('BenefitRealised', 30, {
      benefitId: 'b',
      partnerId: 'ann',
      kind: 'sale',
      description: 'a sale',
    });
    const given = give(on(30), { givers: ['ben'], beneficiaries: [{ partnerId: 'ann', share: 1 }] });
    expect(silent(got, given)).toBe(true);
  });
});
