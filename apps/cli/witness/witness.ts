import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { stopSignal } from '#runtime';
import { isKeyName, NotVerified, verifierFrom, type Verifier } from '#transparency-log';
import { EXIT, type ExitStatus, Failure } from '../session/failure.js';
import { type Terminal } from '../terminal/terminal.js';
import { witnessServer } from './serve-witness.js';
import { WitnessState } from './witness-state.js';

export interface WitnessOptions {
  /** Of its keys. */
  readonly name: string;
  readonly folder: string;
  readonly host: string;
  readonly port: string;
  /** The keys of the logs that are witnessed. Without any, the witness says which its own keys are, and ends. */
  readonly log?: readonly string[];
}

/** Cosigns the checkpoints of logs until it is asked to stop. @throws Failure */
export async function witness(
  { name, folder, host, port, log = [] }: WitnessOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const logs = log.map(keyOf);
  if (!isKeyName(name)) throw new Failure('A name has no spaces and no plus signs.', EXIT.usage);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Failure(`${port} is no port.`, EXIT.usage);
  const state = new WitnessState(folder, name);
  try {
    const keys = state.signers.map(({ verifierKey }) => verifierKey);
    if (logs.length === 0) terminal.print(terminal.json ? JSON.stringify({ keys }) : keys.join('\n'));
    else await serve(logs, { state, host, port: Number(port), keys }, terminal);
    return EXIT.good;
  } finally {
    state.close();
  }
}

async function serve(
  logs: readonly Verifier[],
  { state, host, port, keys }: { state: WitnessState; host: string; port: number; keys: readonly string[] },
  terminal: Terminal,
): Promise<void> {
  const server = witnessServer(logs, state, terminal.note).listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}/`;
  terminal.print(terminal.json ? JSON.stringify({ url, keys }) : `The witness listens on ${url}`);
  const stopping = stopSignal();
  if (!stopping.aborted) await once(stopping, 'abort');
  server.close();
  server.closeAllConnections();
}

function keyOf(key: string): Verifier {
  try {
    return verifierFrom(key);
  } catch (error) {
    if (error instanceof NotVerified) throw new Failure(error.message, EXIT.usage);
    throw error;
  }
}
