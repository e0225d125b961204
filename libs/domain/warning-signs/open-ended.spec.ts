import { type Steps, assessments, commands } from '#testing';

const { on, rules } = assessments;
const { form, pause, resume, review } = commands;

describe('W7, open-ended', () => {
  it('is amber where no date was agreed on within 14 days', () => {
    const reviewed = (day: number): Steps[number] => review(on(day), { nextReviewOn: on(90) });
    expect(rules('W7', 14)).toEqual({});
    expect(rules('W7', 15)).toEqual({ 'no-date': 'amber' });
    expect(rules('W7', 16, reviewed(14))).toEqual({});
    expect(rules('W7', 16, reviewed(15))).toEqual({ 'no-date': 'amber' });
    expect(rules('W7', 15, form(on(0), { trialEndsOn: on(90) }))).toEqual({});
  });

  it('is red where a review is 30 days overdue', () => {
    const formed = form(on(0), { nextReviewOn: on(10) });
    expect(rules('W7', 39, formed)).toEqual({});
    expect(rules('W7', 40, formed)).toEqual({ 'review-overdue': 'red' });
    expect(rules('W7', 40, formed, review(on(39)))).toEqual({});
    expect(rules('W7', 40, formed, pause(on(5)), resume(on(6)))).toEqual({});
    expect(rules('W7', 70, formed, pause(on(20)), resume(on(60)))).toEqual({});
    expect(rules('W7', 80, formed, pause(on(20)), resume(on(60)))).toEqual({ 'review-overdue': 'red' });
    expect(rules('W7', 100, formed, pause(on(20)))).toEqual({});
  });

  it('asks for none after a review without a next date', () => {
    const formed = form(on(0), { nextReviewOn: on(10) });
    expect(rules('W7', 400, formed, review(on(9)))).toEqual({});
  });

  it('gives the fortnight of forming its days back that were a pause', () => {
    const late = review(on(24), { nextReviewOn: on(90) });
    expect(rules('W7', 30, late)).toEqual({ 'no-date': 'amber' });
    expect(rules('W7', 30, pause(on(5)), resume(on(15)), late)).toEqual({});
  });
});
