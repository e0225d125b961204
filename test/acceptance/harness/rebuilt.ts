import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { documentsIn } from './read-models.js';
import { Service } from './service.js';

/** Ends a service, and holds its read models against those that another one makes of its events alone. */
export async function expectReadModelsOfARebuild(service: Service): Promise<void> {
  await caughtUp(service);
  await service.end();
  const copy = await mkdtemp(join(tmpdir(), 'entente-rebuilt-'));
  for (const file of ['events.db', 'keys.db']) await cp(join(service.dataDir, file), join(copy, file));
  const rebuilt = await Service.started({}, copy);
  try {
    await caughtUp(rebuilt);
    await rebuilt.end();
    const [live, anew] = [documentsIn(service.dataDir), documentsIn(copy)];
    expect(live.size).toBeGreaterThan(4);
    expect([...live.keys()]).toEqual([...anew.keys()]);
    for (const [collection, documents] of live)
      expect([collection, anew.get(collection)]).toEqual([collection, documents]);
  } finally {
    await rebuilt.discard();
  }
}

/** No question waits for all of the read models: what the service says of its own lag tells of them. */
export async function caughtUp(service: Service): Promise<void> {
  for (let lags = ['unknown']; lags.length === 0 || lags.some((lag) => lag !== '0'); await pause(50)) {
    const { text } = await service.client.get('/metrics');
    lags = [...text.matchAll(/^entente_projection_lag_events\{.*\} (.+)$/gm)].map(([, lag]) => lag ?? '');
  }
}
