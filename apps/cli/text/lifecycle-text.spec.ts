import { lifecycleText } from './lifecycle-text.js';
import { paint } from './paint.js';

const layout = { columns: 100, paint: paint(false) };

const history = {
  title: 'Entente Cordiale (entente-cordiale): formalised',
  phase: 'formalised',
  phases: [
    { phase: 'active', from: '1904-04-08', to: '1914-09-05', days: 3802, endedBy: { eventId: 'e1' } },
    { phase: 'formalised', from: '1914-09-05', days: 1 },
  ],
  entries: [
    {
      eventId: 'e0',
      occurredOn: '1904-04-08',
      recordedAt: '2026-11-22T10:00:00.000Z',
      text: 'Formed.',
      source: 'The declarations',
    },
    {
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
    const [first, second] = history.entries;
    const entries = [first, { ...second, recordedAt: '2026-12-01T00:00:00.000Z' }].flatMap((entry) =>
      entry ? [entry] : [],
    );
    const text = lifecycleText({ ...history, entries: entries as typeof history.entries }, layout);
    expect(text).toContain('When        Recorded    What happened');
    expect(text).toContain('1911-07     2026-12-01  Support given again.');
  });
});
