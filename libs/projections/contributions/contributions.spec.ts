import { READ_MODELS, type ContributionDocument } from '#domain';
import { commands, eventIdAt, historyOf, projected } from '#testing';

import { contributionsProjection } from './contributions.js';

const { command, correct, form, give } = commands;

describe('the document of a contribution', () => {
  it('is what was given, by whom and to whom', async () => {
    const given = {
      givers: ['ann', 'ben'],
      kind: 'money',
      description: 'for the roof',
      quantity: 900,
      unit: 'pounds',
      value: { amount: 900, currency: 'GBP', basis: 'invoice' },
      beneficiaries: [{ partnerId: 'cem', share: 1 }],
    } as const;
    const events = historyOf([form('2019'), give('2020-06', given)]);
    const documents = await projected([contributionsProjection], events);
    expect(await documents.of(READ_MODELS.contributions)).toEqual([
      {
        _id: 'the-alliance/g',
        allianceId: 'the-alliance',
        contributionId: 'g',
        ...given,
        occurredOn: '2020-06',
        at: Date.parse('2020-06-01'),
        eventId: events[1]?.eventId,
        revision: 1,
        partnerIds: ['ann', 'ben', 'cem'],
        eventPosition: events[1]?.position,
        position: events[1]?.position,
        updatedAt: events[1]?.recordedAt,
      },
    ]);
  });

  it('leaves open to whom, where that was left open', async () => {
    const documents = await projected([contributionsProjection], historyOf([form('2019'), give('2020')]));
    const [contribution] = await documents.of<ContributionDocument>(READ_MODELS.contributions);
    expect(contribution).not.toHaveProperty('beneficiaries');
    expect(contribution?.partnerIds).toEqual(['ann']);
  });

  it('has the value agreed last, whichever was entered last, and who acknowledged it', async () => {
    const value = (amount: number) => ({ amount, currency: 'EUR', basis: 'agreed' }) as const;
    const revalue = (occurredOn: string, amount: number) =>
      command('RevalueContribution', occurredOn, {
        contributionId: 'g',
        value: value(amount),
        reason: 'we asked around',
      });
    const acknowledge = (by: string) =>
      command('AcknowledgeContribution', '2021', { contributionId: 'g', by });
    const events = historyOf([
      form('2019'),
      give('2020'),
      revalue('2022', 30),
      revalue('2021', 20),
      acknowledge('ben'),
      acknowledge('cem'),
      acknowledge('ben'),
    ]);
    for (const sizes of [[], [1, 1, 1, 1, 1, 1, 1], [2, 1, 3]]) {
      const documents = await projected([contributionsProjection], events, sizes);
      const [contribution] = await documents.of<ContributionDocument>(READ_MODELS.contributions);
      expect(contribution).toMatchObject({
        value: value(30),
        acknowledgedBy: ['ben', 'cem'],
        position: events.at(-1)?.position,
      });
    }
  });

  it('is still acknowledged and revalued once what was given is corrected', async () => {
    const value = { amount: 30, currency: 'EUR', basis: 'agreed' } as const;
    const events = historyOf([
      form('2019'),
      give('2020'),
      command('AcknowledgeContribution', '2021', { contributionId: 'g', by: 'ben' }),
      command('RevalueContribution', '2022', { contributionId: 'g', value, reason: 'we asked around' }),
      correct('2024', eventIdAt(1), give('2020', { description: 'two days of work' })),
    ]);
    for (const sizes of [[], [4], [1, 1, 1, 1, 1]]) {
      const documents = await projected([contributionsProjection], events, sizes);
      const [contribution] = await documents.of<ContributionDocument>(READ_MODELS.contributions);
      expect(contribution).toMatchObject({ description: 'two days of work', acknowledgedBy: ['ben'], value });
    }
  });
});
