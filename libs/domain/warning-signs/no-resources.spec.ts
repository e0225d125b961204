import { type AllianceEvent } from '#domain';
import { assessments } from '#testing';

const { contribution, happened, on, rules } = assessments;

describe('W3, no resources', () => {
  const need = (neededBy: number): AllianceEvent =>
    happened('ResourceNeedDeclared', 1, { needId: 'n', kind: 'a hall', neededBy: on(neededBy) });
  const met = happened('ResourceNeedMet', 20, { needId: 'n', by: 'ann' });

  it('is amber where a need is unmet 30 days after it was declared', () => {
    expect(rules('W3', 30, need(90))).toEqual({});
    expect(rules('W3', 31, need(90))).toEqual({ 'need-unmet': 'amber' });
    expect(rules('W3', 31, need(90), met)).toEqual({});
  });

  it('is red where a need is unmet past its date', () => {
    expect(rules('W3', 10, need(10))).toEqual({});
    expect(rules('W3', 11, need(10))).toEqual({ 'need-past-date': 'red' });
  });

  it('is red where nothing was given for 60 days with open objectives', () => {
    const objective = happened('ObjectiveSet', 0, {
      objectiveId: 'o',
      text: 'a feast',
      weight: 1,
      markers: [],
    });
    expect(rules('W3', 60)).toEqual({});
    expect(rules('W3', 59, objective)).toEqual({});
    expect(rules('W3', 60, objective)).toEqual({ 'nothing-given': 'red' });
    expect(rules('W3', 69, objective, contribution('g', 'ann', 10))).toEqual({});
    expect(rules('W3', 70, objective, contribution('g', 'ann', 10))).toEqual({ 'nothing-given': 'red' });
    expect(rules('W3', 70, objective, happened('ObjectiveAchieved', 50, { objectiveId: 'o' }))).toEqual({});
  });
});
