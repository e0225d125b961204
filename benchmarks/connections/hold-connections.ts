import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type LoadResult } from '../load/generate-load.js';
import { sendLoad } from '../load/send-load.js';
import { form, GIFT } from '../service/alliances.js';
import { Service } from '../service/service.js';

const READERS = 250;
const WRITERS = 250;
const ALLIANCES = 100;
const SECONDS = 60;
const IDLE_SECONDS = 60;
/** How often the memory is looked at, milliseconds. */
const LOOK_MS = 1_000;

/**
 * Has half of 500 connections read and the other half write for a minute, and then nobody for another; tells how
 * they were answered, and what memory the service took before, at most, and afterwards.
 * @throws Error if anything was not answered as it should be
 */
export async function holdConnections(folder: string): Promise<void> {
  const service = await Service.start(join(folder, 'connections'));
  try {
    const ids = Array.from({ length: ALLIANCES }, (_, n) => `alliance-${n}`);
    await form(service, ids);
    const paths = ids.map((id) => `/v1/alliances/${id}`);
    const before = service.residentMebibytes();
    let most = before;
    const looking = setInterval(() => (most = Math.max(most, service.residentMebibytes())), LOOK_MS);
    const load = { port: service.port, seconds: SECONDS } as const;
    const [read, written] = await Promise.all([
      sendLoad({ ...load, connections: READERS, method: 'GET', paths }, 200),
      sendLoad(
        {
          ...load,
          connections: WRITERS,
          method: 'POST',
          paths: paths.map((path) => `${path}/contributions`),
          body: GIFT,
        },
        201,
      ),
    ]).finally(() => clearInterval(looking));
    console.log(`${READERS} connections that read: ${told(read)}`);
    console.log(`${WRITERS} connections that write: ${told(written)}`);
    await pause(IDLE_SECONDS * 1_000);
    const after = service.residentMebibytes();
    const [first, peak, last] = [before, most, after].map((mebibytes) => `${Math.round(mebibytes)} MiB`);
    console.log(`Resident: ${first} before, ${peak} at most, ${last} after ${IDLE_SECONDS} s of nothing`);
  } finally {
    service.stop();
  }
}

function told({ perSecond, p50, p99, requests }: LoadResult): string {
  const [median, late] = [p50, p99].map((milliseconds) => `${milliseconds.toFixed(1)} ms`);
  return `${Math.round(perSecond)}/s, p50 ${median}, p99 ${late}; no error in ${requests} requests`;
}
