import { isUtf8 } from 'node:buffer';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { consider, SIZE_TYPE, signatureLine, signatureOf, type Verifier } from '#transparency-log';
import { type WitnessState } from './witness-state.js';

/** What a request may hold: a checkpoint with many signatures, some of them large. */
const MOST_BYTES = 200_000;

export interface WitnessAnswer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

/**
 * Cosigns a checkpoint if it is consistent with the last one that was. Nothing runs between the check and the storing,
 * so that of two requests the second one finds what the first one stored.
 * @param now seconds since 1970
 */
export function addCheckpoint(
  body: string,
  logs: readonly Verifier[],
  state: Pick<WitnessState, 'latest' | 'remember' | 'signers'>,
  now: number,
): WitnessAnswer {
  const considered = consider(body, logs, (origin) => state.latest(origin));
  if (considered.status === 409 && considered.size !== undefined)
    return { status: 409, body: `${considered.size}\n`, type: SIZE_TYPE };
  if (considered.status !== 200) return { status: considered.status, body: `${considered.why}\n` };
  state.remember(body.slice(body.indexOf('\n\n') + 2));
  const lines = state.signers.map((signer) => signatureLine(signatureOf(considered.text, signer, now)));
  return { status: 200, body: lines.join('') };
}

/** Answers `POST …/add-checkpoint` (C2SP tlog-witness). */
export function witnessServer(
  logs: readonly Verifier[],
  state: WitnessState,
  report: (line: string) => void,
): Server {
  const server = createServer((request, response) => {
    void answerTo(request, logs, state)
      .catch((error: unknown): WitnessAnswer => {
        report(error instanceof Error ? error.message : String(error));
        return { status: 500, body: 'The witness cannot store what it has seen.\n' };
      })
      .then(({ status, body, type = 'text/plain; charset=utf-8' }) => {
        report(`${status} ${body.split('\n', 1)[0]}`);
        response.writeHead(status, { 'content-type': type }).end(body);
      });
  });
  server.requestTimeout = 30_000;
  return server;
}

async function answerTo(
  request: IncomingMessage,
  logs: readonly Verifier[],
  state: WitnessState,
): Promise<WitnessAnswer> {
  if (request.url?.endsWith('/add-checkpoint') !== true)
    return { status: 404, body: 'Nothing is served here.\n' };
  if (request.method !== 'POST') return { status: 405, body: 'Only POST is taken here.\n' };
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MOST_BYTES) return { status: 413, body: 'That is too large.\n' };
    parts.push(part);
  }
  const body = Buffer.concat(parts);
  if (!isUtf8(body)) return { status: 400, body: 'That is not in UTF-8.\n' };
  return addCheckpoint(body.toString(), logs, state, Math.floor(Date.now() / 1_000));
}
