// What was reported of web servers and their frameworks, tried here: docs/decisions/public-reports.md has the reports.
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { Alliance } from '../harness/alliance.js';
import { expectNothingLeft, expectProblem } from '../harness/expectations.js';
import { Service } from '../harness/service.js';
import { type Problem } from '../harness/shapes.js';
import { batch, gave } from '../ingestion/cloud-events.js';

const gift = { givers: ['a'], kind: 'time', description: 'A day', occurredOn: '2020-06-01' };

async function connected(service: Service, text = ''): Promise<Socket> {
  const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

describe('reported of web servers', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.started({ LOG_LEVEL: 'info' });
  });
  afterAll(() => service.discard());

  it.each([
    'application/json\ta',
    'application/json;\t',
    'application/json\t; x',
    'application/json,text/plain',
  ])(
    'a type with more behind it is taken for JSON and not checked (fastify#6414): %j is checked or refused',
    async (type) => {
      const alliance = await Alliance.formed(service.client);
      await expectNothingLeft(alliance, async () => {
        const wrong = JSON.stringify({ ...gift, kind: 'nothing of this kind' });
        const answer = await service.client.send<Problem>('POST', alliance.path('contributions'), wrong, {
          'content-type': type,
        });
        expect([400, 415]).toContain(answer.status);
        expectProblem(answer, answer.status);
      });
    },
  );

  it('a reader that goes away in the middle of an answer ends the process (fastify#371): others are served', async () => {
    const alliance = await Alliance.formed(service.client);
    for (let sent = 0; sent < 2; sent += 1)
      await batch(
        service.client,
        Array.from({ length: 1_000 }, () => gave(alliance.id)),
      );
    const head = `GET ${alliance.path('events')} HTTP/1.1\r\nHost: localhost\r\nAccept: application/x-ndjson\r\n\r\n`;
    for (let reader = 0; reader < 10; reader += 1) {
      const socket = await connected(service, head);
      await once(socket, 'data');
      socket.resetAndDestroy();
    }
    expect(await alliance.events()).toHaveLength(2_001);
    expect(service.output).not.toContain('"level":"error"');
  });

  it('connections that are open keep it from stopping (fastify#3186, nest#10131): it ends within ten seconds', async () => {
    const agent = new Agent({ keepAlive: true });
    const sent = request(`${service.url}/health/live`, { agent }).end();
    const [answer] = (await once(sent, 'response')) as [NodeJS.ReadableStream];
    answer.resume();
    await once(answer, 'end');
    const silent = await connected(service);
    const halfSaid = await connected(service, 'GET /health/live HTTP/1.1\r\nHost: loc');
    const began = performance.now();
    const { code } = await service.end('SIGTERM');
    expect([code, performance.now() - began < 10_000]).toEqual([0, true]);
    expect(service.output.match(/Entente has stopped/g)).toHaveLength(1);
    agent.destroy();
    silent.destroy();
    halfSaid.destroy();
  });
});
