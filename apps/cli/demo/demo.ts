import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT } from '../session/failure.js';
import { answer } from '../terminal/answer.js';
import { type Terminal } from '../terminal/terminal.js';
import { lifecycleText } from '../text/lifecycle-text.js';
import { listText } from '../text/list-text.js';
import { trustText } from '../text/trust-text.js';
import { Client } from './client.js';
import { installed } from './installation.js';
import { nextSteps } from './next-steps.js';
import { startService } from './service.js';

const DATA_DIR = 'data-demo';
const FILES = ['entente-cordiale.ndjson', 'quad.ndjson', 'arctic-council.ndjson'];
const SHOWN = 'entente-cordiale';

/** Runs the service on a folder of its own, sends it the samples and shows what it answers. The folder stays. */
export async function demo(terminal: Terminal): Promise<void> {
  const starting = startService(DATA_DIR);
  const end = (): Promise<void> => starting.then(({ stop }) => stop()).catch(() => undefined);
  const interrupted = (): void => void end().then(() => process.exit(EXIT.data));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const { url } = await starting;
    await show(new Client(url), url, terminal);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await end();
  }
}

async function show(client: Client, url: string, terminal: Terminal): Promise<void> {
  const { print, layout } = terminal;
  const { bold } = layout.paint;
  print(
    `${bold('Entente')}: what informal alliances promised and delivered, and what that says about trust.\n`,
  );
  print(`The service runs on ${url}, with its data in ./${DATA_DIR}.\nIt is sent three real histories:`);
  let position = '';
  for (const file of FILES) {
    const path = fileURLToPath(installed(`samples/${file}`));
    const imported = await client.import(path);
    position = imported.position;
    print(`  ${relative(process.cwd(), path)}: ${imported.events} events`);
  }
  const alliances = await client.alliances(position);
  const name = alliances.find(({ allianceId }) => allianceId === SHOWN)?.name ?? SHOWN;
  const lifecycle = await client.lifecycle(SHOWN, position);
  const timeline = await client.trustTimeline(SHOWN, position);
  const texts = new Map(lifecycle.entries.map(({ eventId, text }) => [eventId, text]));
  const points = timeline.points.map((point) => ({ ...point, text: texts.get(point.eventId) ?? point.type }));
  print('');
  const history = { ...lifecycle, title: `The lifecycle of the ${name}` };
  answer(terminal, { json: lifecycle, shown: history, text: lifecycleText });
  print('');
  const trust = { ...timeline, title: `Trust in the ${name}`, points };
  answer(terminal, { json: timeline, shown: trust, text: trustText });
  print(`\n${bold('The three alliances')}\n`);
  answer(terminal, { json: alliances, shown: alliances, text: listText });
  print(`\n${nextSteps(DATA_DIR, layout)}`);
}
