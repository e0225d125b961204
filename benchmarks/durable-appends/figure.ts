import { join } from 'node:path';
import { type Figure, ratioFinding } from '../figure.js';
import { alternate } from '../measuring/alternate.js';
import { inChild } from '../measuring/child.js';
import { EVENTS_EACH, WRITERS } from './events.js';

export const durableAppends: Figure = {
  name: 'durable-appends',
  inShort: true,
  title: 'Durable appends',
  method:
    `${WRITERS} writers append ${EVENTS_EACH} events each, one at a time, to streams of their own, with \`synchronous=FULL\`. ` +
    `Floor: the same rows inserted into the same tables and indexes by one prepared statement, ${WRITERS} to a transaction, nothing checked.`,

  async measure({ rounds, folder }) {
    let run = 0;
    const perSecond = async (script: string): Promise<{ perSecond: number }> => {
      run += 1;
      const path = join(folder, `appends-${run}`, 'events.db');
      return { perSecond: await inChild<number>(new URL(script, import.meta.url), { path }) };
    };
    const compared = await alternate(
      rounds,
      () => perSecond('./raw-inserts.js'),
      () => perSecond('./store.js'),
    );
    return {
      findings: [ratioFinding('events a second', compared.perSecond, { unit: '/s' }, { atLeast: 0.95 })],
    };
  },
};
