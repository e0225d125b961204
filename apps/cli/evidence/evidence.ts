import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { AuditTrail } from '#application';
import {
  identity,
  makeBundle,
  openEventStoreAt,
  openLog,
  openSubjectKeys,
  placeOfEvents,
  readConfiguration,
} from '#runtime';
import { EXIT, type ExitStatus } from '../session/failure.js';
import { type Session } from '../session/session.js';
import { type Terminal } from '../terminal/terminal.js';

/** Who asks where nobody has to say so. */
const CALLER = 'local';

export interface EvidenceOptions {
  /** Without one, it is printed. */
  readonly out?: string | undefined;
  readonly purpose?: string | undefined;
}

/** Writes the evidence bundle of an alliance. @throws UnknownAlliance, LogUnusable */
export async function evidence(
  allianceId: string,
  { out, purpose }: EvidenceOptions,
  env: NodeJS.ProcessEnv,
  { events, now }: Session,
  terminal: Terminal,
): Promise<ExitStatus> {
  const configuration = readConfiguration(env);
  const stored = await openEventStoreAt(placeOfEvents(configuration));
  const keys = await openSubjectKeys(configuration);
  try {
    const lines = await makeBundle(
      allianceId,
      {
        caller: CALLER,
        correlationId: identity.fresh(),
        through: 'command-line',
        ...(purpose && { purpose }),
      },
      {
        stored,
        log: openLog(configuration, stored, ({ text, details }) =>
          terminal.note([text, ...Object.values(details)].join(': ')),
        ),
        audit: new AuditTrail({ store: events, identity, now }),
        keysIn: (scope) => keys.keysIn(scope),
        now,
      },
    );
    if (out === undefined) for await (const line of lines) terminal.print(line.slice(0, -1));
    else await pipeline(Readable.from(lines), createWriteStream(out, { mode: 0o600 }));
  } finally {
    await keys.close();
    await stored.close();
  }
  return EXIT.good;
}
