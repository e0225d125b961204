import { parentPort, workerData } from 'node:worker_threads';
import type { FromProjector, ProjectorSettings, ToProjector } from './messages.js';
import { runProjector } from './run-projector.js';

/** The projector as a thread of the service. */
const tell = (message: FromProjector): void => parentPort?.postMessage(message);
const stopping = new AbortController();
const projector = runProjector(workerData as ProjectorSettings, stopping.signal, tell);

parentPort?.on('message', (message: ToProjector) => {
  if (message === 'appended') projector.notify();
  else stopping.abort();
});
tell({ kind: 'running' });
await projector.ended;
parentPort?.close();
