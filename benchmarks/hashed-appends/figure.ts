import { join } from 'node:path';
import { EVENTS_EACH } from '../catching-up/history.js';
import { type Figure, ratioFinding } from '../figure.js';
import { alternate } from '../measuring/alternate.js';
import { inChild } from '../measuring/child.js';

const ALLIANCES = 100;

export const hashedAppends: Figure = {
  name: 'hashed-appends',
  inShort: true,
  title: 'Hashed appends',
  method:
    `The histories of ${ALLIANCES} alliances of ${EVENTS_EACH} events, 64 at once: each command decided, and its events appended. ` +
    'Floor: the same without hashes. Both are CPU time, because hashing takes nothing else.',

  async measure({ rounds, folder }) {
    let run = 0;
    const perSecond = async (isChained: boolean): Promise<{ perSecond: number }> => {
      run += 1;
      const path = join(folder, `hashed-${run}`, 'events.db');
      const child = new URL('../catching-up/fill.js', import.meta.url);
      return { perSecond: await inChild<number>(child, { path, alliances: ALLIANCES, isChained }) };
    };
    const compared = await alternate(
      rounds,
      () => perSecond(false),
      () => perSecond(true),
    );
    const unit = { unit: 'a second of CPU' };
    return { findings: [ratioFinding('events', compared.perSecond, unit, { atLeast: 0.95 })] };
  },
};
