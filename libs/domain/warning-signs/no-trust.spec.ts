import { type AllianceEvent } from '#domain';
import { type Steps, assessments, commands } from '#testing';

const { due, findings, happened, kept, missed, on, rules } = assessments;
const { join, leave, promise } = commands;

describe('W1, no trust', () => {
  it('is amber where the record speaks against the alliance', () => {
    // A miss: E 1/3, but u 2/3. Two: E 1/4, u 1/2.
    const one = [due('a', 'ann', 'ben', 0, 1), missed('a', 2)];
    expect(rules('W1', 2, ...one)).toEqual({});
    expect(rules('W1', 2, ...one, due('b', 'ben', 'cem', 0, 1), missed('b', 2))).toEqual({
      'low-trust': 'amber',
    });
  });

  it('is amber where there is hardly any evidence after 90 days', () => {
    expect(rules('W1', 90)).toEqual({});
    expect(rules('W1', 91)).toEqual({ unproven: 'amber' });
    // u = 2/(2 + 1) once a promise is kept
    expect(rules('W1', 91, due('a', 'ann', 'ben', 0, 91), kept('a', 91, 'ben'))).toEqual({});
  });

  it('is amber while a bad experience from before is not resolved', () => {
    const note = (day: number, tone: 'negative' | 'neutral'): AllianceEvent =>
      happened('PriorRelationshipNoted', day, { partners: ['ann', 'ben'], tone, summary: 'a lawsuit' });
    expect(rules('W1', 5, note(1, 'negative'))).toEqual({ 'negative-history': 'amber' });
    expect(rules('W1', 5, note(1, 'negative'), note(3, 'neutral'))).toEqual({});
    expect(rules('W1', 5, note(3, 'negative'), note(1, 'neutral'))).toEqual({ 'negative-history': 'amber' });
  });

  it('is red where a pair is certainly broken', () => {
    // Beta(1, 1 + n): the 95 % quantile is 1 − 0.05^(1/(1 + n)): 0.527 for 3, 0.451 for 4.
    const misses = (n: number): Steps => [
      promise(on(0), { commitmentId: 'w', dueOn: on(1), weight: n }),
      missed('w', 2),
    ];
    expect(rules('W1', 2, ...misses(3))).not.toHaveProperty('broken-pair');
    expect(rules('W1', 2, ...misses(4))).toMatchObject({ 'broken-pair': 'red' });
  });

  it('looks at prior relationships pair by pair', () => {
    const note = (
      day: number,
      tone: 'negative' | 'neutral' | 'positive',
      ...partners: string[]
    ): AllianceEvent => happened('PriorRelationshipNoted', day, { partners, tone, summary: 'a lawsuit' });
    const relationships = (...steps: Steps): unknown =>
      findings(5, ...steps).find(({ rule }) => rule === 'negative-history')?.facts.relationships;
    const all = note(1, 'negative', 'ann', 'ben', 'cem');
    expect(relationships(all)).toBe(3);
    expect(relationships(all, note(2, 'positive', 'ben', 'ann'))).toBe(2);
    expect(
      relationships(note(1, 'negative', 'ann', 'ben'), note(2, 'neutral', 'ann', 'ben', 'cem')),
    ).toBeUndefined();
    expect(relationships(all, leave(on(3), 'cem'))).toBe(1);
  });

  it('speaks of present partners: what those who left did is past', () => {
    const to = (id: string, debtor: string): Steps[number] => due(id, debtor, 'ben', 0, 1);
    const steps = [to('a', 'ann'), to('b', 'ann'), missed('a', 2), missed('b', 3)];
    const dee = join(on(0), 'dee');
    expect(rules('W1', 9, dee, ...steps)).toHaveProperty('misses-in-a-row', 'red');
    expect(rules('W1', 9, dee, ...steps, leave(on(5), 'ann'))).not.toHaveProperty('misses-in-a-row');
    expect(rules('W1', 9, dee, ...steps, leave(on(5), 'ben'))).not.toHaveProperty('misses-in-a-row');
    const others = [
      to('c', 'cem'),
      to('d', 'cem'),
      missed('c', 2),
      to('e', 'ann'),
      missed('e', 3),
      missed('d', 4),
    ];
    expect(rules('W1', 9, dee, ...others, leave(on(5), 'ann'))).toHaveProperty('misses-in-a-row', 'red');
    const heavy = [promise(on(0), { commitmentId: 'w', dueOn: on(1), weight: 9 }), missed('w', 2)];
    expect(rules('W1', 2, dee, ...heavy)).toHaveProperty('broken-pair');
    expect(rules('W1', 9, dee, ...heavy, leave(on(5), 'ann'))).not.toHaveProperty('broken-pair');
  });

  it('is red after two misses in a row to one creditor', () => {
    const both = [due('a', 'ann', 'ben', 0, 1), due('b', 'cem', 'ben', 0, 1)];
    expect(rules('W1', 9, ...both, missed('a', 2))).not.toHaveProperty('misses-in-a-row');
    expect(rules('W1', 9, ...both, missed('a', 2), missed('b', 3))).toMatchObject({
      'misses-in-a-row': 'red',
    });
    expect(rules('W1', 9, ...both, missed('a', 2), kept('b', 3, 'ben'))).not.toHaveProperty(
      'misses-in-a-row',
    );
    const others = [due('a', 'ann', 'ben', 0, 1), due('b', 'ann', 'cem', 0, 1)];
    expect(rules('W1', 9, ...others, missed('a', 2), missed('b', 3))).not.toHaveProperty('misses-in-a-row');
  });
});
