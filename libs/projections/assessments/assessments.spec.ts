import {
  READ_MODELS,
  type Finding,
  type RecordedAllianceEvent,
  type ReciprocityDocument,
  type ScorecardDocument,
  type WarningSignsDocument,
} from '#domain';
import { commands, eventIdAt, historyOf, projected } from '#testing';

import { assessmentsProjection } from './assessments.js';

const { correct, form, give, keep, miss, promise } = commands;

async function assessed(events: readonly RecordedAllianceEvent[], sizes?: readonly number[]) {
  const documents = await projected([assessmentsProjection], events, sizes);
  const [reciprocity] = await documents.of<ReciprocityDocument>(READ_MODELS.reciprocity);
  const [scorecard] = await documents.of<ScorecardDocument>(READ_MODELS.scorecards);
  const [signs] = await documents.of<WarningSignsDocument>(READ_MODELS.warningSigns);
  if (!reciprocity || !scorecard || !signs) throw new Error('An alliance is assessed from its forming on.');
  return { reciprocity, scorecard, signs };
}

const found = ({ findings }: WarningSignsDocument, rule: string): Finding | undefined =>
  findings.find((finding) => finding.rule === rule);

describe('the assessments of an alliance', () => {
  const steps = [form('2025-06-01'), promise('2025-07-01', { dueOn: '2025-12-31' }), miss('2026-01-02')];

  it('are as of when its last event was recorded, whenever they are made', async () => {
    const events = historyOf(steps);
    const last = events.at(-1);
    const asOf = last && new Date(last.recordedAt).toISOString();
    const of = { _id: 'the-alliance', allianceId: 'the-alliance', asOf };
    const stamp = { position: last?.position, updatedAt: last?.recordedAt };
    for (const document of Object.values(await assessed(events)))
      expect(document).toMatchObject({ ...of, ...stamp });
  });

  it('tell what follows from its events', async () => {
    const { reciprocity, scorecard, signs } = await assessed(historyOf([...steps, give('2026-01-03')]));
    expect(reciprocity).toMatchObject({ contributions: 1, leading: 'time' });
    const delivery = scorecard.dimensions.find(({ dimension }) => dimension === 'delivery');
    expect(delivery).toMatchObject({ score: 0, state: 'concern' });
    expect(scorecard.headline).toBe('delivery');
    expect(found(signs, 'no-coordinator')).toMatchObject({ sign: 'W2', level: 'red' });
  });

  it('follow a correction, as if it had always been so', async () => {
    const right = keep('2025-12-30');
    const events = historyOf([...steps, correct('2026-01-05', eventIdAt(2), right)]);
    const delivery = (await assessed(events, [3])).scorecard.dimensions.find(
      ({ dimension }) => dimension === 'delivery',
    );
    expect(delivery).toMatchObject({ score: 100, state: 'strength' });
  });

  it('do not grow with the history: of many events, findings name the latest hundred', async () => {
    const gifts = Array.from({ length: 150 }, (_, n) => give('2025-08-01', { contributionId: `g${n}` }));
    const events = historyOf([form('2025-06-01'), ...gifts]);
    const { signs, scorecard, reciprocity } = await assessed(events);
    expect(found(signs, 'imbalance')?.events).toEqual(events.slice(-100).map(({ eventId }) => eventId));
    expect(JSON.stringify([scorecard, reciprocity])).not.toContain(events.at(-1)?.eventId);
  });
});
