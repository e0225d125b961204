import { READ_MODELS, type LifecycleEntryDocument, type LifecycleHistoryDocument } from '#domain';
import { commands, historyOf, projected } from '#testing';

import { lifecycleProjection } from './lifecycle-projection.js';

const { dissolve, form, give, join, keep, pause, promise, renegotiate, resume } = commands;

const events = historyOf([
  form('2020-01-01'),
  promise('2020-01-01', { description: 'dig a well' }),
  renegotiate('2020-02', { description: 'dig two wells' }),
  pause('2020-03-01'),
  resume('2020-03-31'),
  join('2020-04-01', 'dan'),
  give('2020-05-01', { givers: ['dan'], towards: 'c' }),
  keep('2020-06-01'),
  give('2020-02-01', { contributionId: 'late' }),
  dissolve('2020-12-31'),
]);

describe('the lifecycle of an alliance', () => {
  it('is its phases, how long each lasted and what ended it', async () => {
    const documents = await projected([lifecycleProjection], events);
    const [history] = await documents.of<LifecycleHistoryDocument>(READ_MODELS.lifecycleHistories);
    expect(history).toMatchObject({ _id: 'the-alliance', allianceId: 'the-alliance', phase: 'dissolved' });
    expect(history?.phases).toMatchObject([
      { phase: 'active', from: '2020-01-01', to: '2020-03-01', days: 60, endedBy: { reason: 'winter' } },
      {
        phase: 'paused',
        from: '2020-03-01',
        to: '2020-03-31',
        days: 30,
        endedBy: { type: 'AllianceResumed' },
      },
      { phase: 'active', from: '2020-03-31', to: '2020-12-31', days: 275, endedBy: { reason: 'achieved' } },
      { phase: 'dissolved', from: '2020-12-31' },
    ]);
    expect(history?.phases.at(-1)).not.toHaveProperty('days');
    expect(history).toMatchObject({
      position: events.at(-1)?.position,
      updatedAt: events.at(-1)?.recordedAt,
    });
  });

  it.each([[[]], [[2]], [[1, 1, 1, 1, 1, 1, 1, 1, 1, 1]]])(
    'is every event in plain words, cut into %j',
    async (sizes) => {
      const documents = await projected([lifecycleProjection], events, sizes);
      const entries = await documents.of<LifecycleEntryDocument>(READ_MODELS.lifecycleEntries);
      entries.sort((a, b) => a.at - b.at || a.revision - b.revision);
      expect(entries.map(({ occurredOn, text }) => [occurredOn, text])).toEqual([
        ['2020-01-01', 'ANN, BEN and CEM formed The Alliance: To help each other'],
        ['2020-01-01', 'ANN promised BEN: dig a well'],
        ['2020-02', 'ANN and BEN renegotiated the promise: dig a well; now: dig two wells; more time'],
        ['2020-02-01', 'ANN gave time to the others: a day of work'],
        ['2020-03-01', 'The alliance paused: winter'],
        ['2020-03-31', 'The alliance resumed'],
        ['2020-04-01', 'DAN joined'],
        ['2020-05-01', 'DAN gave time to the others: a day of work; towards: dig two wells'],
        ['2020-06-01', 'ANN kept the promise: dig two wells; confirmed by BEN'],
        ['2020-12-31', 'The alliance was dissolved: it had achieved its purpose'],
      ]);
    },
  );

  it('says who recorded each entry, when and from where', async () => {
    const [formed] = historyOf([form('2020')]);
    if (!formed) throw new Error('Nothing was formed.');
    const told = [{ ...formed, onBehalfOf: 'ann', source: 'a letter' }];
    const documents = await projected([lifecycleProjection], told);
    const [entry] = await documents.of<LifecycleEntryDocument>(READ_MODELS.lifecycleEntries);
    expect(entry).toMatchObject({
      _id: 'the-alliance/0',
      revision: 0,
      eventId: formed.eventId,
      type: 'AllianceFormed',
      recordedAt: formed.recordedAt,
      by: 'ann',
      source: 'a letter',
      eventPosition: formed.position,
      position: formed.position,
      updatedAt: formed.recordedAt,
    });
  });
});
