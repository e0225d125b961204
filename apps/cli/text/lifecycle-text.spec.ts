import { type ToldLifecycle, lifecycleText } from './lifecycle-text.js';
import { paint } from '../terminal/paint.js';

const layout = { columns: 100, paint: paint(false) };

const history: ToldLifecycle = {
  title: 'Entente Cordiale (entente-cordiale): formalised',
  phases: [
    {
      phase: 'active',
      from: '1904-04-08',
      to: '1914-09-05',
      days: 3802,
      endedBy: { eventId: 'e1', type: 'AllianceFormalised' },
    },
    { phase: 'formalised', from: '1914-09-05', days: 1 },
  ],
  entries: [
    {
      revision: 0,
      type: 'AllianceFormed',
      by: 'local',
      eventId: 'e0',
      occurredOn: '1904-04-08',
      recordedAt: '2026-11-22T10:00:00.000Z',
      text: 'Formed.',
      source: 'The declarations',
    },
    {
      revision: 1,
      type: 'ContributionMade',
      by: 'local',
      eventId: 'e1',
      occurredOn: '1911-07',
      recordedAt: '2026-11-22T10:00:01.000Z',
      text: 'Support given again.',
    },
  ],
};

describe('a lifecycle history in words', () => {
  it('shows the phases, and every entry with its source', () => {
    expect(lifecycleText(history, layout)).toBe(
      [
        'Entente Cordiale (entente-cordiale): formalised',
        '',
        'Phase       From        To           Days  Why it ended',
        'active      1904-04-08  1914-09-05  3,802  Support given again.',
        'formalised  1914-09-05  now             1',
        '',
        'When        What happened',
        '1904-04-08  Formed.',
        '            Source: The declarations',
        '1911-07     Support given again.',
        '',
        '2 facts, recorded on 2026-11-22.',
      ].join('\n'),
    );
  });

  it('tells when each was recorded where that differs', () => {
    const recordedAt = '2026-12-01T00:00:00.000Z';
    const entries = history.entries.map((entry) => (entry.revision === 1 ? { ...entry, recordedAt } : entry));
    const text = lifecycleText({ ...history, entries }, layout);
    expect(text).toContain('When        Recorded    What happened');
    expect(text).toContain('1911-07     2026-12-01  Support given again.');
  });

  it('shows an amended entry less boldly than what stands', () => {
    const dimmed = paint(true).dim('Retracted by revision 2: Formed.');
    const entries = history.entries.map((entry) => ({
      ...entry,
      text: 'Retracted by revision 2: Formed.',
      amendedBy: 'e2',
    }));
    const bright = { ...layout, paint: paint(true) };
    expect(lifecycleText({ ...history, entries }, bright)).toContain(dimmed);
  });
});
