import { problem } from '#runtime';
import { paint } from '../terminal/paint.js';
import { importText, refusalText } from './import-text.js';

const layout = { columns: 80, paint: paint(false) };

describe('what an import says', () => {
  it('counts by file', () => {
    const tallies = [
      { file: 'samples/quad.ndjson', recorded: 19, duplicate: 0, rejected: 0 },
      { file: 'more.ndjson', recorded: 1200, duplicate: 3, rejected: 1 },
    ];
    expect(importText({ files: tallies, dryRun: false }, layout)).toBe(
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
    const text = importText(
      { files: [{ file: 'a', recorded: 2, duplicate: 0, rejected: 0 }], dryRun: true },
      layout,
    );
    expect(text).toContain('Would record');
    expect(text).toContain('2 events would be recorded; nothing was.');
  });

  it('tells where a refused event stands and which rule forbids it', () => {
    const broken = problem('rule-broken', {
      rule: 'unknown-commitment',
      detail: 'There is no commitment doses.',
    });
    expect(refusalText({ where: 'quad.ndjson:7', id: 'doses-kept', problem: broken })).toBe(
      'quad.ndjson:7 (doses-kept): unknown-commitment: There is no commitment doses.',
    );
  });

  it('lists what is wrong with an event by itself', () => {
    const errors = [
      { pointer: '/data/name', detail: 'must be a text' },
      { pointer: '', detail: 'must be an object' },
    ];
    expect(
      refusalText({ where: 'a.ndjson:1', problem: problem('invalid-input', { detail: 'Wrong.', errors }) }),
    ).toBe('a.ndjson:1: Invalid request\n  /data/name must be a text\n  the event must be an object');
  });
});
