import { parentPort, workerData } from 'node:worker_threads';
import { askingAt } from './intentions.js';
import { type FromProjector, type ProjectorSettings, type ToProjector } from './messages.js';
import { runProjector } from './run-projector.js';

if (parentPort === null) throw new Error('The projector is a thread of the service.');
const service = parentPort;

const report = (message: FromProjector): void => service.postMessage(message);
const stopping = new AbortController();
const projector = runProjector(workerData as ProjectorSettings, stopping.signal, report, askingAt(service));

service.on('message', (message: ToProjector) => {
  if (message === 'appended') projector.notify();
  else stopping.abort();
});
report({ kind: 'running' });
await projector.ended;
service.close();
