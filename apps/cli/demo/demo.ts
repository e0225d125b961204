import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT } from '../failure.js';
import { installed } from '../installation.js';
import type { Terminal } from '../terminal.js';
import { alliancesTable } from '../text/alliances-text.js';
import { lifecycleText } from '../text/lifecycle-text.js';
import { trustText } from '../text/trust-text.js';
import { Client } from './client.js';
import { nextSteps } from './next-steps.js';
import { startService } from './service.js';

const samples = (file: string): string => fileURLToPath(installed(`samples/${file}`));
const FILES = ['entente-cordiale.ndjson', 'quad.ndjson', 'arctic-council.ndjson'];
const SHOWN = 'entente-cordiale';

/** Runs the service on an empty store that is gone afterwards, sends it the samples and shows what it answers. */
export async function demo(terminal: Terminal): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'entente-demo-'));
  const starting = startService(dataDir);
  const end = async (): Promise<void> => {
    await starting.then(({ stop }) => stop()).catch(() => undefined);
    await rm(dataDir, { recursive: true, force: true });
  };
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

async function show(client: Client, url: string, { print, layout }: Terminal): Promise<void> {
  const { bold } = layout.paint;
  print(
    `${bold('Entente')}: what informal alliances promised and delivered, and what that says about trust.\n`,
  );
  print(`The service runs on ${url}, on an empty store. It is sent three real histories:`);
  let position = '';
  for (const file of FILES) {
    const path = samples(file);
    const imported = await client.import(path);
    position = imported.position;
    print(`  ${relative(process.cwd(), path)}: ${imported.recorded} events recorded`);
  }
  const alliances = await client.alliances(position);
  const name = alliances.find(({ allianceId }) => allianceId === SHOWN)?.name ?? SHOWN;
  const lifecycle = await client.lifecycle(SHOWN, position);
  const trust = await client.trustTimeline(SHOWN, position);
  const texts = new Map(lifecycle.entries.map(({ eventId, text }) => [eventId, text]));
  print(`\n${lifecycleText({ title: `The lifecycle of the ${name}`, ...lifecycle }, layout)}`);
  print(
    `\n${trustText(
      {
        title: `Trust in the ${name}`,
        halfLife: trust.policy.halfLife,
        points: trust.points.map((point) => ({ ...point, text: texts.get(point.eventId) ?? '' })),
        now: trust.now,
      },
      layout,
    )}`,
  );
  print(`\n${bold('The three alliances')}\n\n${alliancesTable(alliances, layout)}`);
  print(`\n${nextSteps(layout)}`);
}
