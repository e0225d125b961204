import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Alliance } from '../harness/alliance.js';
import { expectNothingLeft, expectProblem } from '../harness/expectations.js';
import { sendRaw, sendText } from '../harness/raw.js';
import { useService } from '../harness/service.js';
import { type Problem } from '../harness/shapes.js';

const entente = useService({});
const HOST = 'Host: localhost';
const gift = { givers: ['a'], kind: 'time', description: 'A day', occurredOn: '2020-06-01' };

/** What is answered to a request that is written as it is, and how often. */
async function answered(...lines: readonly string[]): Promise<{ status: number; problem: Problem }> {
  const text = await sendText(entente.service.url, `${lines.join('\r\n')}`);
  const [head = '', body = ''] = text.split('\r\n\r\n');
  expect(text.match(/^HTTP\/1\.1 /gm)).toHaveLength(1);
  return { status: Number(head.split(' ')[1]), problem: JSON.parse(body) as Problem };
}

/** A connection that is open, and what came back on it once it is closed. */
async function opened(text: string): Promise<{ socket: Socket; closed: Promise<string> }> {
  const { hostname, port } = new URL(entente.service.url);
  const socket = connect({ host: hostname, port: Number(port) });
  let received = '';
  socket.setEncoding('utf8').on('data', (chunk) => (received += String(chunk)));
  const closed = new Promise<string>((resolve) =>
    socket.on('error', () => undefined).on('close', () => resolve(received)),
  );
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.write(text);
  return { socket, closed };
}

/** Others read and record meanwhile. */
async function expectOthersServed(): Promise<void> {
  const alliance = await Alliance.formed(entente.client);
  expect((await entente.client.get(`${alliance.path()}?after=${alliance.position}`)).status).toBe(200);
}

let trickling: { socket: Socket; closed: Promise<string> };
beforeAll(async () => {
  trickling = await opened(`GET /v1/alliances HTTP/1.1\r\n${HOST}\r\nX-Slow: `);
  const drip = setInterval(() => trickling.socket.write('x'), 500);
  trickling.socket.once('close', () => clearInterval(drip));
});

describe('a request of which the length is not clear', () => {
  const post = ['POST /v1/alliances HTTP/1.1', HOST, 'Content-Type: application/json'];

  it.each([
    ['a length and chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked', '', '0\r\n\r\n']],
    ['two lengths', ['Content-Length: 2', 'Content-Length: 3', '', '{}x']],
    ['one length twice', ['Content-Length: 2', 'Content-Length: 2', '', '{}']],
    ['a list of lengths', ['Content-Length: 2, 2', '', '{}']],
    ['a length with a sign', ['Content-Length: +2', '', '{}']],
    ['a coding that is none', ['Transfer-Encoding: xchunked', '', '0\r\n\r\n']],
    ['a coding beside chunks', ['Transfer-Encoding: gzip, chunked', 'Connection: close', '', '0\r\n\r\n']],
    ['chunks before another coding', ['Transfer-Encoding: chunked, identity', '', '0\r\n\r\n']],
    ['a space before the colon', ['Content-Length : 2', '', '{}']],
    ['a header that goes on in the next line', ['X-Folded: a', ' b', 'Content-Length: 2', '', '{}']],
  ])('for it has %s, is 400, and read once only', async (_, rest) => {
    const { status, problem } = await answered(...post, ...rest);
    expect([status, problem.status, problem.type]).toEqual([400, 400, '/problems/invalid-input']);
  });
});

describe('a request of which the host is not clear', () => {
  it.each([
    ['none', ['GET /v1/alliances HTTP/1.1']],
    ['two', ['GET /v1/alliances HTTP/1.1', HOST, HOST]],
    ['another one in its address', ['GET http://other.example/v1/alliances HTTP/1.1', HOST]],
  ])('for it names %s, is 400', async (_, lines) => {
    const { status, problem } = await answered(...lines, 'Connection: close', '', '');
    expect([status, problem.type]).toEqual([400, '/problems/invalid-input']);
  });
});

describe('what only some servers do', () => {
  it.each([
    ['CONNECT', ['CONNECT other.example:443 HTTP/1.1', 'Host: other.example:443'], 501, 'not-implemented'],
    ['a method nobody knows', ['BREW /v1/alliances HTTP/1.1', HOST], 501, 'not-implemented'],
    ['an expectation', ['GET /v1/alliances HTTP/1.1', HOST, 'Expect: a-miracle'], 417, 'expectation-failed'],
  ])('%s is told so, and the connection closes', async (_, lines, status, type) => {
    const told = await answered(...lines, '', '');
    expect([told.status, told.problem.status, told.problem.type]).toEqual([
      status,
      status,
      `/problems/${type}`,
    ]);
  });
});

describe('a path that is written in another way', () => {
  it.each([
    ['/docs/../x', 404],
    ['/docs/%2e%2e/x', 404],
    ['/docs/..%2f..%2fpackage.json', 404],
    ['/docs/%252e%252e/x', 404],
    ['/docs/..%5c..%5cpackage.json', 404],
    ['/docs/%00', 404],
    ['/v1/alliances/../../etc/passwd', 404],
    ['//v1/alliances', 404],
    ['/v1/alliances/x%2fevents', 400],
    ['/v1/alliances/x%0d%0aSet-Cookie:%20a=b', 400],
    ['/v1/alliances/%', 400],
    ['/v1/alliances/__proto__', 400],
    ['/problems/constructor', 404],
  ])('%s is %i', async (path, status) => {
    const answer = await sendRaw(entente.service.url, { path });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([status, undefined]);
    expect(JSON.parse(answer.text)).toMatchObject({ status });
  });

  it.each([
    ['an id', '/v1/alliances/', 2_000, 414],
    ['a parameter', '/v1/alliances?cursor=', 10_000, 400],
    ['a path', '/', 100_000, 431],
  ])('is refused where %s is too long', async (_, begin, length, status) => {
    const answer = await sendRaw(entente.service.url, { path: begin + 'x'.repeat(length) });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ status });
  });
});

it('of thousands of parameters, a hundred errors are told at most', async () => {
  const query = Array.from({ length: 3_000 }, (_, index) => index.toString(36)).join('&');
  const { errors } = expectProblem(await entente.client.get<Problem>(`/v1/alliances?${query}`), 400);
  expect(errors).toHaveLength(100);
});

it.each(['gzip', 'br', 'deflate', 'zstd', 'GZIP', 'gzip, gzip', 'identity, gzip'])(
  'a body that is encoded as %s is 415, whatever it would swell to',
  async (encoding) => {
    const bomb = Uint8Array.from(gzipSync(Buffer.alloc(10_000_000)));
    const headers = { 'content-type': 'application/x-ndjson', 'content-encoding': encoding };
    const answer = await entente.client.send<Problem>('POST', '/v1/events', bomb, headers);
    expectProblem(answer, 415);
    expect(answer.headers.get('accept-encoding')).toBe('identity');
  },
);

describe('a body with more than any honest one has', () => {
  const wide = Array.from({ length: 80_000 }, (_, index) => `"${index.toString(36)}":1`).join(',');
  it.each([
    ['names', `{${wide}}`],
    ['names in a field', JSON.stringify({ ...gift, value: 0 }).replace('0}', `{${wide}}}`)],
    ['items', JSON.stringify({ ...gift, givers: Array.from({ length: 100_000 }, () => 'a') })],
    ['levels', `{"value":${'['.repeat(500_000)}${']'.repeat(500_000)}}`],
    ['members of a constructor', '{"constructor":{"prototype":{"kind":"time"}},"__proto__":{"kind":"time"}}'],
  ])('(%s) is 400, and others are served', async (_, body) => {
    const alliance = await Alliance.formed(entente.client);
    const type = { 'content-type': 'application/json' };
    await expectNothingLeft(alliance, async () => {
      const many = Array.from({ length: 4 }, () =>
        entente.client.send<Problem>('POST', alliance.path('contributions'), body, type),
      );
      await expectOthersServed();
      for (const answer of await Promise.all(many)) expectProblem(answer, 400);
    });
  });
});

it('ids and names that objects have by themselves are ids like others', async () => {
  const alliance = await Alliance.formed(entente.client, {
    partners: ['constructor', 'valueOf', 'toString'],
  });
  await alliance.record('commitments', {
    commitmentId: 'hasOwnProperty',
    debtors: ['constructor'],
    creditors: ['valueOf'],
    description: 'A well',
    occurredOn: '2020-02-01',
  });
  await alliance.record('commitments/hasOwnProperty/fulfilment', {
    confirmedBy: 'valueOf',
    occurredOn: '2020-03-01',
  });
  const after = `after=${alliance.position}`;
  const { counts } = await entente.client.read<{ counts: object }>(
    `/v1/partners/constructor/track-record?${after}`,
  );
  expect(counts).toMatchObject({ kept: 1 });
  for (const read of [
    '',
    '/scorecard',
    '/reciprocity',
    '/state',
    '/trust-timeline?debtor=constructor&creditor=valueOf',
  ])
    expect([read, (await entente.client.get(`${alliance.path()}${read}`)).status]).toEqual([read, 200]);
});

it('a line without end is told, and not read on', async () => {
  const { socket, closed } = await opened(
    `POST /v1/events HTTP/1.1\r\n${HOST}\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n`,
  );
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  let sent = 0;
  const send = (): void => {
    while (!socket.destroyed && sent < 2_000) {
      sent += 1;
      if (!socket.write(chunk)) return;
    }
  };
  socket.on('drain', send);
  send();
  await expectOthersServed();
  const text = await closed;
  expect(text).toContain('HTTP/1.1 413');
  expect(text).toContain('Line 1 is longer than 1048576 bytes.');
});

it('a thousand connections that say nothing keep nobody out', async () => {
  const idle = await Promise.all(Array.from({ length: 1_000 }, () => opened('')));
  await expectOthersServed();
  for (const { socket } of idle) socket.destroy();
  await Promise.all(idle.map(({ closed }) => closed));
});

it('headers that trickle in are refused in the end, and others served meanwhile', async () => {
  await expectOthersServed();
  const text = await trickling.closed;
  expect(text).toMatch(/^HTTP\/1\.1 408 /);
  expect(text).toContain('/problems/request-timeout');
});
