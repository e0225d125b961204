import { Alliance, formation } from '../harness/alliance.js';
import { sendRaw } from '../harness/raw.js';
import { useService } from '../harness/service.js';

const entente = useService();

const form = (headers: Record<string, string>) =>
  sendRaw(entente.service.url, {
    method: 'POST',
    path: '/v1/alliances',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(formation()),
  });

/** Where no key is needed, and a browser on this machine shows pages of others. */
describe('a service without keys', () => {
  it.each([
    'evil.example',
    'evil.example:3000',
    '10.0.0.7',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
  ])('does not answer to the name %s', async (host) => {
    const { status, text } = await sendRaw(entente.service.url, { path: '/v1/alliances', headers: { host } });
    expect([status, text]).toEqual([403, expect.stringContaining('names of this machine')]);
    expect((await form({ host })).status).toBe(403);
  });

  it.each(['localhost', 'localhost:3000', '127.0.0.1', '[::1]:3000', 'entente.localhost'])(
    'answers to the name %s',
    async (host) => {
      const { status } = await sendRaw(entente.service.url, { path: '/v1/alliances', headers: { host } });
      expect(status).toBe(200);
    },
  );

  it.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('records nothing for the page of another site: %j', async (headers) => {
    expect((await form(headers as Record<string, string>)).status).toBe(403);
  });

  it('records nothing for a form of another site that sends no body at all', async () => {
    const alliance = await Alliance.formed(entente.client);
    await alliance.record('pause', { reason: 'Winter' });
    const { status } = await sendRaw(entente.service.url, {
      method: 'POST',
      path: alliance.path('resumption'),
      headers: { origin: 'http://evil.example' },
    });
    expect(status).toBe(403);
    expect(await alliance.events()).toHaveLength(2);
  });

  it('records for its own page, and for programs', async () => {
    const own = new URL(entente.service.url).host;
    for (const headers of [
      {},
      { origin: `http://${own}`, host: own },
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
    ])
      expect((await form(headers as Record<string, string>)).status).toBe(201);
  });
});

describe('every answer', () => {
  it.each(['/v1/alliances', '/v1/alliances/unknown', '/nowhere', '/health/ready', '/metrics'])(
    'of %s is neither guessed at, shown as a page nor kept',
    async (path) => {
      const { headers } = await entente.client.get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
    },
  );

  it('of the documentation runs scripts of its own only', async () => {
    const { headers, text } = await entente.client.get('/docs');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(text).not.toMatch(/<script(?![^>]*\bsrc=)/);
  });
});
