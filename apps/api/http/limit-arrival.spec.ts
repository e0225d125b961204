import { request } from 'node:http';
import { fastify } from 'fastify';
import { type Refused } from '#runtime';
import { limitArrival } from './limit-arrival.js';

describe('a body', () => {
  const app = fastify();
  limitArrival(app, 50);
  app.setErrorHandler((error: Refused, _request, reply) => reply.status(error.problem.status).send('late'));
  app.post('/', async () => 'taken');
  beforeAll(() => app.listen({ host: '127.0.0.1', port: 0 }));
  afterAll(() => app.close());

  /** Begins a request; the body is `{}`, or never comes to its end. */
  const send = (ends: boolean): Promise<[number | undefined, string | undefined]> =>
    new Promise((resolve, reject) => {
      const { port } = app.server.address() as { port: number };
      const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
      const sent = request({ port, host: '127.0.0.1', method: 'POST', headers }, (answer) => {
        answer.resume();
        sent.destroy();
        resolve([answer.statusCode, answer.headers.connection]);
      });
      sent.on('error', reject);
      sent.write('{');
      if (ends) sent.end('}');
    });

  it('that trickles in is refused, and the connection closes', async () => {
    expect(await send(false)).toEqual([408, 'close']);
  });

  it('that comes at once is taken', async () => {
    expect(await send(true)).toEqual([200, 'keep-alive']);
  });
});
