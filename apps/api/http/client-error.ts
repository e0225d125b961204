import { type Server, STATUS_CODES } from 'node:http';
import { type Socket } from 'node:net';
import { type Duplex } from 'node:stream';
import { type Problem, problem } from '#runtime';
import { PROBLEM_TYPE } from './send-problem.js';

/** Answers what is no HTTP, or too slow, or too much, and closes the connection. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  endWith(socket, problemFor(error));
}

/**
 * Answers what Node.js hands to nobody by default: `CONNECT`, which only proxies understand (RFC 9110, 9.3.6), and what
 * a request expects beside `100-continue` (10.1.1).
 */
export function answerUnserved(server: Server): void {
  server.on('connect', (_request, socket) => {
    socket.on('error', () => socket.destroy());
    endWith(socket, problem('not-implemented', { detail: UNKNOWN_METHOD }));
  });
  server.on('checkExpectation', (_request, response) => {
    const detail = 'Nothing but 100-continue can be expected here.';
    const { status, headers, body } = messageOf(problem('expectation-failed', { detail }));
    response.writeHead(status, headers).end(body);
  });
}

const UNKNOWN_METHOD = 'The method is not known here: use GET, HEAD, OPTIONS or POST.';

function endWith(socket: Duplex, found: Problem): void {
  const { status, headers, body } = messageOf(found);
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...head, '', body].join('\r\n'));
}

/** A problem as it is sent where no request gets as far as the routes. */
function messageOf(found: Problem) {
  const body = JSON.stringify(found);
  const headers = {
    'Content-Type': PROBLEM_TYPE,
    'Content-Length': Buffer.byteLength(body),
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    Connection: 'close',
  };
  return { status: found.status, headers, body };
}

function problemFor({ code }: { readonly code?: string }): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return problem('headers-too-large', { detail: 'The headers are too large.' });
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return problem('request-timeout', { detail: 'The request did not arrive in time.' });
  if (code === 'HPE_INVALID_METHOD') return problem('not-implemented', { detail: UNKNOWN_METHOD });
  return problem('invalid-input', { detail: 'The request is no HTTP.' });
}
