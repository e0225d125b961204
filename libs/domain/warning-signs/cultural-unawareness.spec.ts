import { type AllianceEvent } from '#domain';
import { type Steps, assessments, commands } from '#testing';

const { due, happened, kept, on, rules } = assessments;
const { join, leave, pause, promise, resume } = commands;

describe('W4, cultural unawareness', () => {
  const profile = (partnerId: string, culture: string): AllianceEvent =>
    happened('ProfileDeclared', 1, { partnerId, culture, values: 'v', mandate: 'm' });
  const meeting = (day: number): AllianceEvent =>
    happened('MeetingHeld', day, { channel: 'in person', attendees: ['ann', 'ben'] });
  const concern = (
    concernId: string,
    day: number,
    kind: 'culture' | 'communication' | 'effort',
    about?: string,
  ): AllianceEvent =>
    happened('ConcernRaised', day, { concernId, kind, text: 'never answers', ...(about && { about }) });
  const resolved = (concernId: string, day: number): AllianceEvent =>
    happened('ConcernResolved', day, { concernId });

  it('is amber where partners who differ did not meet in the first 60 days', () => {
    const differ = [profile('ann', 'direct'), profile('ben', 'indirect')];
    expect(rules('W4', 60, ...differ)).toEqual({});
    expect(rules('W4', 61, ...differ)).toEqual({ 'never-met': 'amber' });
    expect(rules('W4', 61, ...differ, meeting(60))).toEqual({});
    expect(rules('W4', 62, ...differ, meeting(61))).toEqual({ 'never-met': 'amber' });
    expect(rules('W4', 61, profile('ann', 'direct'), profile('ben', 'Direct '))).toEqual({});
  });

  it('is amber where a promise is not acknowledged for 14 days', () => {
    const promised = due('a', 'ann', 'ben', 1, 90);
    const acknowledged = happened('CommitmentAcknowledged', 9, { commitmentId: 'a', creditor: 'ben' });
    expect(rules('W4', 14, promised)).toEqual({});
    expect(rules('W4', 15, promised)).toEqual({ unacknowledged: 'amber' });
    expect(rules('W4', 15, promised, acknowledged)).toEqual({});
    expect(rules('W4', 15, promised, kept('a', 9, 'ben'))).toEqual({});
  });

  it('asks nobody to acknowledge what it promises itself', () => {
    const mutual = (debtors: string[], creditors: string[]): Steps[number] =>
      promise(on(1), { commitmentId: 'm', debtors, creditors, dueOn: on(90) });
    const acknowledged = happened('CommitmentAcknowledged', 9, { commitmentId: 'm', creditor: 'cem' });
    expect(rules('W4', 15, mutual(['ann', 'ben'], ['ann', 'ben']))).toEqual({});
    expect(rules('W4', 15, mutual(['ann', 'ben'], ['ben', 'cem']))).toEqual({ unacknowledged: 'amber' });
    expect(rules('W4', 15, mutual(['ann', 'ben'], ['ben', 'cem']), acknowledged)).toEqual({});
  });

  it('asks those who are still partners, of promises of those who are', () => {
    const promised = due('a', 'ann', 'ben', 1, 90);
    const dee = join(on(0), 'dee');
    expect(rules('W4', 20, dee, promised, leave(on(3), 'ben'))).toEqual({});
    expect(rules('W4', 20, dee, promised, leave(on(3), 'ann'))).toEqual({});
    expect(rules('W4', 20, dee, promised, leave(on(3), 'cem'))).toEqual({ unacknowledged: 'amber' });
  });

  it('does not count the days of a pause in its window', () => {
    const two = [
      concern('a', 1, 'culture'),
      resolved('a', 2),
      concern('b', 200, 'culture'),
      resolved('b', 201),
    ];
    expect(rules('W4', 210, ...two)).toEqual({});
    expect(rules('W4', 210, ...two.slice(0, 2), pause(on(50)), resume(on(90)), ...two.slice(2))).toEqual({
      'cultural-concerns': 'red',
    });
  });

  it('is red after two concerns in 180 days', () => {
    const two = (first: number): Steps => [
      concern('a', first, 'culture'),
      resolved('a', first + 1),
      concern('b', 200, 'communication'),
      resolved('b', 201),
    ];
    expect(rules('W4', 210, ...two(29))).toEqual({});
    expect(rules('W4', 210, ...two(30))).toEqual({ 'cultural-concerns': 'red' });
    expect(rules('W4', 210, concern('a', 205, 'effort'), concern('b', 205, 'culture'))).toEqual({});
  });

  it('is red where one is unresolved for 14 days', () => {
    expect(rules('W4', 15, concern('a', 2, 'culture'))).toEqual({});
    expect(rules('W4', 16, concern('a', 2, 'culture'))).toEqual({ 'cultural-concern-unresolved': 'red' });
    expect(rules('W4', 16, concern('a', 2, 'culture'), resolved('a', 15))).toEqual({});
  });

  it('passes over concerns about a partner who left', () => {
    const about = (partnerId: string): Steps => [
      concern('a', 2, 'culture', partnerId),
      concern('b', 3, 'communication', partnerId),
    ];
    const red = { 'cultural-concerns': 'red', 'cultural-concern-unresolved': 'red' };
    expect(rules('W4', 30, ...about('cem'))).toEqual(red);
    expect(rules('W4', 30, ...about('cem'), leave(on(9), 'cem'))).toEqual({});
    expect(rules('W4', 30, ...about('ben'), leave(on(9), 'cem'))).toEqual(red);
  });
});
