import {
  isThere,
  nameOfPlace,
  openEventStoreAt,
  openLog,
  placeOfEvents,
  readConfiguration,
  type TransparencyLog,
} from '#runtime';
import { EXIT, type ExitStatus, Failure } from '../session/failure.js';
import { type Terminal } from '../terminal/terminal.js';
import { type LogAction } from './log-actions.js';

/** Does something with the log of the store that the environment names, and prints what came of it. */
export async function log(
  action: LogAction,
  env: NodeJS.ProcessEnv,
  terminal: Terminal,
): Promise<ExitStatus> {
  const configuration = readConfiguration(env);
  const place = placeOfEvents(configuration);
  if (!isThere(place)) throw new Failure(`There is no store at ${nameOfPlace(place)}.`, EXIT.usage);
  const events = await openEventStoreAt(place);
  try {
    const opened = openLog(configuration, events, ({ text, details }) =>
      terminal.note([text, ...Object.values(details)].join(': ')),
    );
    await ACTIONS[action](opened, terminal);
    return EXIT.good;
  } finally {
    await events.close();
  }
}

const ACTIONS: Readonly<Record<LogAction, (log: TransparencyLog, terminal: Terminal) => Promise<void>>> = {
  seal: async (log, { json, print }) => {
    const checkpoint = await log.seal();
    print(json ? JSON.stringify({ checkpoint }) : checkpoint.trimEnd());
  },
  keys: async (log, { json, print }) => {
    const { origin, keys, former } = (await log.state()) ?? { origin: null, keys: [], former: [] };
    const known = [...former.flatMap((one) => one.keys), ...keys].map(({ verifierKey }) => verifierKey);
    print(json ? JSON.stringify({ origin, keys, former }) : known.join('\n'));
  },
  'rotate-key': async (log, { json, print }) => {
    const verifierKey = await log.rotateKey();
    print(json ? JSON.stringify({ verifierKey }) : verifierKey);
  },
};
