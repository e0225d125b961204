import { Readable } from 'node:stream';
import { type Moment } from '#application';
import { MemoryEventStore, MemoryReadStore } from '#testing';
import { importFiles } from '../import/import-files.js';
import { type Session, sessionOn } from '../session/session.js';
import { paint } from '../terminal/paint.js';
import { type Terminal } from '../terminal/terminal.js';
import { commitments } from './commitments.js';
import { contributions } from './contributions.js';
import { history } from './history.js';
import { list } from './list.js';
import { portfolio } from './portfolio.js';
import { reciprocity } from './reciprocity.js';
import { trackRecord } from './track-record.js';
import { trust } from './trust.js';
import { warnings } from './warnings.js';

describe('other moments', () => {
  let session: Session;
  let terminal: Terminal;
  let printed: string;
  beforeEach(async () => {
    session = sessionOn(new MemoryEventStore(), new MemoryReadStore());
    const print = (text: string): void => void (printed += `${text}\n`);
    terminal = { print, note: () => undefined, json: false, layout: { columns: 100, paint: paint(false) } };
    await importFiles(['samples/quad.ndjson'], false, session, terminal, Readable.from([]));
    printed = '';
  });

  it.each<[string, (moment: Moment) => Promise<unknown>, RegExp]>([
    [
      'commitments',
      (moment) => commitments('quad', moment, session, terminal),
      /^Commitments in .*, as of 2009$/m,
    ],
    ['contributions', (moment) => contributions('quad', moment, session, terminal), /^0 contributions\.$/m],
    ['reciprocity', (moment) => reciprocity('quad', moment, session, terminal), /^Nothing was given yet\.$/m],
    ['portfolio', (moment) => portfolio(moment, session, terminal), /^Phase +lapsed +1$/m],
    ['history', (moment) => history('quad', moment, session, terminal), /\(quad\), as of 2009: lapsed$/m],
    ['trust', (moment) => trust('quad', {}, moment, session, terminal), /^Then, 2009-12-31: /m],
    ['track-record', (moment) => trackRecord('japan', moment, session, terminal), /^Then, 2009-12-31: /m],
    ['list', (moment) => list(moment, session, terminal), /^The Quad +quad +lapsed /m],
    ['warnings', (moment) => warnings('quad', moment, session, terminal), /, as of 2009-12-31$/m],
  ])('are asked of %s', async (_, ask, then) => {
    await ask({});
    expect(printed).not.toMatch(then);
    printed = '';
    await ask({ asOf: '2009' });
    expect(printed).toMatch(then);
    printed = '';
    await Promise.allSettled([ask({ asOf: '2009', knownAt: '2000-01-01T00:00:00Z' })]);
    expect(printed).not.toMatch(then);
  });
});
