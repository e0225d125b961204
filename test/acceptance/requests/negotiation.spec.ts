import { Alliance } from '../harness/alliance.js';
import { expectNothingLeft, expectProblem } from '../harness/expectations.js';
import { sendRaw, sendText } from '../harness/raw.js';
import { useService } from '../harness/service.js';
import { type Problem } from '../harness/shapes.js';

const entente = useService();
const gift = { givers: ['a'], kind: 'time', description: 'A day', occurredOn: '2020-06-01' };

describe('the events of an alliance', () => {
  it.each([
    ['application/x-ndjson', 'application/x-ndjson'],
    ['application/x-ndjson, */*;q=0.5', 'application/x-ndjson'],
    ['application/json;q=0.5, application/x-ndjson', 'application/x-ndjson'],
    ['application/x-ndjson;q=0, */*', 'application/json'],
    ['application/x-ndjson;q=0.1, application/json', 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv', 'application/json'],
  ])('are for Accept: %s of the type %s', async (accept, type) => {
    const alliance = await Alliance.formed(entente.client);
    const { headers } = await entente.client.get(alliance.path('events'), { accept });
    expect(headers.get('content-type')).toContain(type);
    expect(headers.get('vary')).toBe('Accept');
  });
});

describe('a body', () => {
  let alliance: Alliance;
  beforeAll(async () => {
    alliance = await Alliance.formed(entente.client);
  });
  const send = (headers: Record<string, string>) =>
    sendRaw(entente.service.url, {
      method: 'POST',
      path: alliance.path('contributions'),
      headers,
      body: JSON.stringify(gift),
    });

  it('without a media type is 415, which says which are taken', async () => {
    await expectNothingLeft(alliance, async () => {
      const { status, headers, text } = await send({});
      expect([status, headers['accept-post']]).toEqual([415, 'application/json']);
      expect((JSON.parse(text) as Problem).detail).toContain('application/json');
    });
  });

  it('of another media type is 415, which says which are taken', async () => {
    const { status, headers } = await send({ 'content-type': 'text/plain' });
    expect([status, headers['accept-post']]).toEqual([415, 'application/json']);
    const events = await entente.client.send('POST', '/v1/events', 'x', { 'content-type': 'text/plain' });
    expect(events.headers.get('accept-post')).toContain('application/x-ndjson');
  });

  it('that is encoded is 415, which says that none is to be', async () => {
    await expectNothingLeft(alliance, async () => {
      const { status, headers } = await send({
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      });
      expect([status, headers['accept-encoding']]).toEqual([415, 'identity']);
    });
    const plain = { 'content-type': 'application/json', 'content-encoding': 'Identity' };
    expect((await send(plain)).status).toBe(201);
  });

  it('that is too large is 413, and the connection closes', async () => {
    const head = [
      `POST ${alliance.path('contributions')} HTTP/1.1`,
      'Host: localhost',
      'Content-Type: application/json',
      'Content-Length: 3000000',
    ];
    const answer = await sendText(
      entente.service.url,
      `${head.join('\r\n')}\r\n\r\n${' '.repeat(3_000_000)}`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect(answer).toMatch(/connection: close/i);
  });
});

describe('a method that a path is not served with', () => {
  it.each(['PUT', 'PATCH', 'DELETE'])('is 405, whatever the body: %s', async (method) => {
    const alliance = await Alliance.formed(entente.client);
    for (const type of ['application/json', 'text/plain']) {
      const answer = await entente.client.send<Problem>(method, alliance.path(), '{', {
        'content-type': type,
      });
      expectProblem(answer, 405);
      expect(answer.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    }
  });

  it('is 501 where it is not known at all', async () => {
    const answer = await sendText(
      entente.service.url,
      'JUMP /v1/alliances HTTP/1.1\r\nHost: localhost\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1.1 501 Not Implemented\r\n/);
    expect(answer).toContain('"type":"/problems/not-implemented"');
  });

  it('OPTIONS says which there are', async () => {
    const answer = await entente.client.send('OPTIONS', '/v1/alliances');
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
    expect((await entente.client.send('OPTIONS', '/v1/treaties')).status).toBe(404);
  });
});

describe('a request line', () => {
  it.each(['/docs/../x', '/docs/%2e%2e', '/docs/%2e%2e/%2e%2e/etc/passwd', '/docs/..%2fpackage.json'])(
    'that leads out of what is served is 404: %s',
    async (path) => {
      const { status, headers } = await sendRaw(entente.service.url, { path });
      expect([status, headers['content-type']]).toEqual([404, expect.stringContaining('problem+json')]);
    },
  );

  it('with two hosts is 400', async () => {
    const hosts = ['Host: localhost', 'Host: example.org', 'Connection: close'].join('\r\n');
    expect(await sendText(entente.service.url, `GET /v1/alliances HTTP/1.1\r\n${hosts}\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 400 /,
    );
  });
});
