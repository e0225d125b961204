import { paint } from '../text/paint.js';
import { importText, refusalText } from './import-text.js';

const layout = { columns: 80, paint: paint(false) };

describe('what an import says', () => {
  it('counts by file', () => {
    const tallies = [
      { file: 'samples/quad.ndjson', recorded: 19, duplicate: 0, rejected: 0 },
      { file: 'more.ndjson', recorded: 1200, duplicate: 3, rejected: 1 },
    ];
    expect(importText(tallies, false, layout)).toBe(
      [
        'File                 Recorded  Already here  Refused',
        'samples/quad.ndjson        19             0        0',
        'more.ndjson             1,200             3        1',
        '',
        '1,219 events recorded. 1 event refused: see above.',
      ].join('\n'),
    );
  });

  it('says that a dry run recorded nothing', () => {
    const text = importText([{ file: 'a', recorded: 2, duplicate: 0, rejected: 0 }], true, layout);
    expect(text).toContain('Would record');
    expect(text).toContain('2 events would be recorded; nothing was.');
  });

  it('tells where a refused event stands and which rule forbids it', () => {
    expect(
      refusalText({
        where: 'quad.ndjson:7',
        id: 'meeting-kept',
        problem: {
          title: 'Refused',
          rule: 'unknown-commitment',
          detail: 'There is no commitment meeting-2026.',
        },
      }),
    ).toBe('quad.ndjson:7 (meeting-kept): unknown-commitment: There is no commitment meeting-2026.');
  });

  it('lists what is wrong with an event by itself', () => {
    expect(
      refusalText({
        where: 'a.ndjson:1',
        problem: { title: 'Invalid', errors: [{ pointer: '/data/name', detail: 'name must be a string' }] },
      }),
    ).toBe('a.ndjson:1: Invalid\n  /data/name: name must be a string');
  });
});
