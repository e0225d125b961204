import { STATUS_CODES } from 'node:http';
import { type Socket } from 'node:net';
import { type Problem, problem } from '#runtime';
import { PROBLEM_TYPE } from './send-problem.js';

/** Answers what is no HTTP, or too slow, or too much, and closes the connection. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const found = problemFor(error);
  const body = JSON.stringify(found);
  const head = [
    `HTTP/1.1 ${found.status} ${STATUS_CODES[found.status]}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function problemFor({ code }: { readonly code?: string }): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return problem('headers-too-large', { detail: 'The headers are too large.' });
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return problem('request-timeout', { detail: 'The request did not arrive in time.' });
  if (code === 'HPE_INVALID_METHOD')
    return problem('not-implemented', {
      detail: 'The method is not known here: use GET, HEAD, OPTIONS or POST.',
    });
  return problem('invalid-input', { detail: 'The request is no HTTP.' });
}
