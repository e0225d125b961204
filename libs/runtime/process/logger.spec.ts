import { readable } from './logger.js';

describe('a readable line of the log', () => {
  it('says what was asked and answered', () => {
    const line = JSON.stringify({ level: 'info', method: 'GET', url: '/v1/alliances', status: 200, ms: 3 });
    expect(readable(line, false)).toContain('GET /v1/alliances 200 in 3 ms');
  });

  it('commands no terminal, and is one line whatever was logged', () => {
    const forged = 'x\n[12:00:00.000] INFO: Entente has stopped\u001b[2J\u202e\u009b1m';
    const line = JSON.stringify({ level: 'error', error: forged, deep: { url: forged }, msg: forged });
    const text = readable(line, false);
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(text.trimEnd()).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
    expect(text).toContain('\\u001b[2J');
  });
});
