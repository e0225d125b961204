import { readdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import { GetTrustTimeline } from '#application';
import { MemoryEventStore, MemoryReadStore } from '#testing';
import { importFiles } from '../import/import-files.js';
import { replay } from '../replay/replay.js';
import { EXIT, Failure } from '../session/failure.js';
import { type Session, sessionOn } from '../session/session.js';
import { withSuggestions } from '../session/with-suggestions.js';
import { paint } from '../terminal/paint.js';
import { type Keyboard } from '../terminal/keys.js';
import { type Terminal } from '../terminal/terminal.js';
import { type Change } from '../text/step-text.js';
import { history } from './history.js';
import { quarantine } from './quarantine.js';
import { rebuild } from './rebuild.js';
import { scorecard } from './scorecard.js';
import { trust } from './trust.js';
import { warnings } from './warnings.js';

const SAMPLES = readdirSync('samples')
  .filter((file) => file.endsWith('.ndjson'))
  .map((file) => `samples/${file}`);

let session: Session;
let printed: string;
let noted: string;
let terminal: Terminal;

beforeEach(() => {
  session = sessionOn(new MemoryEventStore(), new MemoryReadStore());
  [printed, noted] = ['', ''];
  terminal = {
    print: (text) => (printed += `${text}\n`),
    note: (text) => (noted += `${text}\n`),
    json: false,
    layout: { columns: 100, paint: paint(false) },
  };
});

const bring = (files = SAMPLES, { dryRun = false, json = false, stdin = '' } = {}): Promise<number> =>
  importFiles(files, dryRun, session, json ? forPrograms() : terminal, Readable.from([stdin]));
const forPrograms = (): Terminal => ({ ...terminal, json: true });
const json = (): unknown => JSON.parse(printed);

describe('entente import', () => {
  it('records files, and nothing twice', async () => {
    expect(await bring()).toBe(EXIT.good);
    expect(printed).toContain('71 events recorded.');
    expect(await bring(SAMPLES, { json: true })).toBe(EXIT.good);
    expect(printed).toContain('"recorded":0,"duplicate":22,"rejected":0');
  });

  it('records nothing in a dry run, which judges each event after the ones before it', async () => {
    expect(await bring(SAMPLES, { dryRun: true })).toBe(EXIT.good);
    expect(printed).toContain('71 events would be recorded; nothing was.');
    expect(await session.events.lastPosition()).toBeUndefined();
  });

  it('tells of each refused event where it stands and why, goes on, and ends with 1', async () => {
    const stdin =
      '{"id":\n{"id":"x"}\n{"specversion":"1.0","id":"p","source":"urn:x","type":"entente.alliance-paused.v1","subject":"nowhere","data":{"reason":"x","occurredOn":"2020"}}\n';
    expect(await bring(['-', 'samples/quad.ndjson'], { stdin })).toBe(EXIT.data);
    expect(noted).toMatch(/^standard input:1: Not JSON: .* at column 7\.$/m);
    expect(noted).toMatch(/^standard input:2 \(x\): Invalid request$/m);
    expect(noted).toMatch(/^standard input:3 \(p\): There is no alliance nowhere\.$/m);
    expect(printed).toContain('22 events recorded. 3 events refused: see above.');
  });

  it('refuses files that are none', async () => {
    await expect(bring(['nowhere.ndjson'])).rejects.toThrow('There is no file nowhere.ndjson.');
    await expect(bring(['samples'])).rejects.toMatchObject({ status: EXIT.usage });
  });
});

describe('entente history', () => {
  beforeEach(() => bring());

  it('tells the phases and every entry, once the read models have seen all', async () => {
    printed = '';
    expect(await history('quad', {}, session, terminal)).toBe(EXIT.good);
    expect(printed).toContain('The Quad (quad): active');
    expect(printed).toMatch(/^lapsed +2008 +2017-11 +3,592 +Officials of the four meet again at Manila$/m);
    expect(printed).toContain('22 facts');
  });

  it('answers programs in JSON', async () => {
    printed = '';
    await history('quad', {}, session, forPrograms());
    expect(json()).toMatchObject({
      allianceId: 'quad',
      phase: 'active',
      entries: expect.arrayContaining([]),
    });
  });
});

describe('entente trust', () => {
  beforeEach(() => bring());

  it('tells the timeline of an alliance, a partner or a pair', async () => {
    await trust('quad', {}, {}, session, terminal);
    expect(printed).toContain('Trust in The Quad (quad)');
    expect(printed).toMatch(/^2023-01-01 .* −0\.\d\d +0\.\d\d /m);
    await trust('quad', { debtor: 'japan', creditor: 'india' }, {}, session, terminal);
    expect(printed).toContain('Trust of India in Japan, in The Quad (quad)');
    printed = '';
    await trust('quad', { debtor: 'japan' }, {}, session, forPrograms());
    expect(json()).toMatchObject({ key: { debtor: 'japan' }, now: { counts: { kept: 3, missed: 1 } } });
  });

  it('names the partner that may have been meant', async () => {
    await expect(trust('quad', { debtor: 'jpan' }, {}, session, terminal)).rejects.toThrow(
      'jpan never was a partner of quad. Did you mean japan?',
    );
  });

  it('takes no creditor without a debtor', async () => {
    const alone = trust('quad', { creditor: 'japan' }, {}, session, terminal);
    await expect(alone).rejects.toMatchObject({ status: EXIT.usage });
  });
});

/** A terminal on which these keys are pressed, each once whoever reads has taken the one before. */
function keyboardTyping(...keys: readonly string[]): Keyboard {
  const keyboard = Object.assign(Readable.from(keys, { objectMode: false, highWaterMark: 1 }), {
    setRawMode: () => process.stdin,
  });
  return keyboard;
}

describe('entente replay', () => {
  beforeEach(() => bring());

  it('tells how an alliance stood, from its events alone', async () => {
    await replay('arctic-council', { asOf: '2022-04-01' }, undefined, session, terminal);
    expect(printed).toContain('Arctic Council (arctic-council) as of 2022-04-01');
    expect(printed).toMatch(/^Phase +paused$/m);
  });

  it('tells every step on the way, and what it changed', async () => {
    await replay('quad', { revision: 1 }, 'forwards', session, terminal);
    expect(printed).toContain('phase active → lapsed');
    expect(printed).not.toContain('phase lapsed → active');
    printed = '';
    await replay('quad', { revision: 1 }, 'forwards', session, forPrograms());
    expect(json()).toMatchObject({ steps: [{ revision: 0 }, { revision: 1 }], state: { phase: 'lapsed' } });
  });

  it('tells what each step did to the score, which in the end is that of the trust timeline', async () => {
    printed = '';
    await replay('arctic-council', {}, 'forwards', session, forPrograms());
    const { steps } = json() as { readonly steps: readonly { readonly changes: readonly Change[] }[] };
    const scores = steps.flatMap(({ changes }) => changes.filter(({ of }) => of === 'trust'));
    expect(scores[0]?.from).toBe('0.50');
    const timeline = new GetTrustTimeline({ allianceId: 'arctic-council' }, { limit: 1000 });
    const { points } = await session.queries.execute(timeline);
    expect(scores.length).toBeGreaterThan(3);
    expect(scores.at(-1)?.to).toBe(points.at(-1)?.E.toFixed(2));
  });

  it('goes back from the last event, telling what undoing each changes', async () => {
    printed = '';
    await replay('quad', { revision: 1 }, 'backwards', session, forPrograms());
    expect(json()).toMatchObject({
      steps: [
        { revision: 1, changes: expect.arrayContaining([{ of: 'phase', from: 'lapsed', to: 'active' }]) },
        { revision: 0 },
      ],
    });
  });

  it('waits for keys at a terminal, and shows in the end where it was stopped', async () => {
    printed = '';
    const keyboard = keyboardTyping('\u001b[C', '\u001b[D', 'q');
    await replay('quad', { revision: 1 }, 'forwards', session, { ...terminal, keyboard });
    expect(printed).toMatch(/phase active → lapsed[^]*phase lapsed → active[^]*\(quad\) at revision 0\n/);
    expect(noted).toBe('→ goes on, ← goes back, q stops.\n');
  });

  it('says when the alliance was not there yet', async () => {
    await expect(replay('quad', { asOf: '1999' }, undefined, session, terminal)).rejects.toThrow(
      'quad, formed 2007-05, was not there as of 1999.',
    );
  });
});

describe('entente scorecard', () => {
  beforeEach(() => bring());

  it('tells the dimensions of an alliance as of a date, and which is the lowest', async () => {
    await scorecard('quad', { asOf: '2023-02-01' }, false, session, terminal);
    expect(printed).toContain('Scorecard of The Quad (quad), as of 2023-02-01');
    expect(printed).toMatch(/^delivery +50 +discuss +outcomes 2/m);
    expect(printed).toMatch(/^progress +– +no data/m);
    expect(printed).toContain('The lowest is adaptability: begin there.');
  });

  it('names the events that each dimension comes from', async () => {
    printed = '';
    await scorecard('quad', { asOf: '2023-02-01' }, true, session, forPrograms());
    const { dimensions } = json() as { dimensions: { dimension: string; events: { type: string }[] }[] };
    const delivery = dimensions.find(({ dimension }) => dimension === 'delivery');
    expect(delivery?.events.map(({ type }) => type)).toContain('CommitmentMissed');
  });
});

describe('entente warnings', () => {
  beforeEach(() => bring());

  it('tells what was found as of a date, and what to do about it', async () => {
    await warnings('quad', { asOf: '2024-09-30' }, session, terminal);
    expect(printed).toContain('Warning signs of The Quad (quad), as of 2024-09-30');
    expect(printed).toMatch(/^red {4}W2 no driver: /m);
    expect(Math.max(...printed.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
    printed = '';
    await warnings('quad', { asOf: '2009-01-01' }, session, forPrograms());
    expect(json()).toMatchObject({ allianceId: 'quad', findings: [] });
  });
});

describe('entente rebuild', () => {
  beforeEach(() => bring());

  it('makes all read models anew, or those that are made together', async () => {
    await rebuild(undefined, session, terminal);
    expect(printed).toContain('lifecycle_histories, lifecycle_entries: rebuilt from 71 events');
    printed = '';
    await rebuild('trust_timelines', session, forPrograms());
    expect(json()).toEqual({
      rebuilt: [
        {
          projection: 'alliances',
          readModels: ['alliances', 'commitments', 'trust_timelines', 'track_records'],
          events: 71,
        },
      ],
    });
  });

  it('refuses a name that is none', async () => {
    await expect(rebuild('trust', session, terminal)).rejects.toMatchObject({ status: EXIT.usage });
    await expect(rebuild('trust_timeline', session, terminal)).rejects.toThrow(
      'Did you mean trust_timelines?',
    );
  });
});

describe('entente quarantine', () => {
  const alien = {
    eventId: '00000000-0000-4000-8000-000000000001',
    type: 'AllianceCursed',
    data: {},
    metadata: { recordedAt: '2026-01-01T00:00:00.000Z', recordedBy: 'x', occurredOn: '2026' },
  };

  it('says so where there is none', async () => {
    expect(await quarantine(false, session, terminal)).toBe(EXIT.good);
    expect(printed).toBe('No alliance is in quarantine.\n');
  });

  it('tells which alliance a projection could not handle, and tries again', async () => {
    await bring();
    await session.events.append('alliance-quad', [alien], 'any');
    await expect(history('quad', {}, session, terminal)).rejects.toThrow(/quad/);
    printed = '';
    expect(await quarantine(false, session, terminal)).toBe(EXIT.data);
    expect(printed).toMatch(/^quad +lifecycle +00000000-0000-4000-8000-000000000001 +AllianceCursed/m);
    expect(await quarantine(true, session, terminal)).toBe(EXIT.data);
    expect(printed).toContain('0 alliances released.');
    printed = '';
    expect(await history('entente-cordiale', {}, session, terminal)).toBe(EXIT.good);
  });
});

describe('an alliance that is not known', () => {
  it('is answered with those that may have been meant', async () => {
    await bring();
    const unknown = withSuggestions(session, terminal, () => replay('qad', {}, undefined, session, terminal));
    await expect(unknown).rejects.toThrow(
      new Failure('There is no alliance qad. Did you mean quad?', EXIT.data),
    );
  });

  it('is answered so where there are none at all', async () => {
    const unknown = withSuggestions(session, terminal, () => history('quad', {}, session, terminal));
    await expect(unknown).rejects.toThrow('There are no alliances here yet.');
  });
});
