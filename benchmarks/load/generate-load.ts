import { answerParent } from '../measuring/child.js';
import { percentile } from '../measuring/statistics.js';
import { Connection } from './connection.js';

export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly method: 'GET' | 'POST';
  /** Taken in turn, over all connections. */
  readonly paths: readonly string[];
  readonly body?: string;
  /** Either so long, in seconds, after so long that is not counted … */
  readonly seconds?: number;
  readonly warmUpSeconds?: number;
  /** … or so many requests. */
  readonly requests?: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly statuses: Readonly<Record<string, number>>;
}

function requestsOf({ method, paths, body }: Load): Buffer[] {
  const content =
    body === undefined
      ? ''
      : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
  return paths.map((path) =>
    Buffer.from(`${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${content}\r\n${body ?? ''}`),
  );
}

/** Sends the load, and says how it was answered. */
async function generate(load: Load): Promise<LoadResult> {
  const requests = requestsOf(load);
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  let sent = 0;
  const counted = performance.now() + (load.warmUpSeconds ?? 0) * 1000;
  const until = load.seconds === undefined ? Infinity : counted + load.seconds * 1000;
  const next = (): Buffer | undefined => {
    if (sent >= (load.requests ?? Infinity) || performance.now() >= until) return undefined;
    sent += 1;
    return requests[sent % requests.length];
  };
  const heard = (status: number, milliseconds: number): void => {
    if (performance.now() < counted) return;
    latencies.push(milliseconds);
    statuses[status] = (statuses[status] ?? 0) + 1;
  };
  await Promise.all(
    Array.from(
      { length: load.connections },
      () =>
        new Promise<void>((resolve, reject) => {
          new Connection(load.port, next, heard, (error) =>
            error === undefined ? resolve() : reject(error),
          );
        }),
    ),
  );
  const seconds = (performance.now() - counted) / 1000;
  const sorted = Float64Array.from(latencies);
  return {
    requests: latencies.length,
    seconds,
    perSecond: latencies.length / seconds,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    statuses,
  };
}

answerParent(generate);
