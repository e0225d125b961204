import { MemoryEventStore, MemoryReadStore, commands, historyOf, recordAll } from '#testing';
import { EXIT } from '../session/failure.js';
import { sessionOn } from '../session/session.js';
import { paint } from '../terminal/paint.js';
import { type ChangesOptions, changes } from './changes.js';

const { form, keep, promise } = commands;

async function print(options: ChangesOptions, { json = false, asOf = '' } = {}): Promise<string> {
  const events = new MemoryEventStore();
  const steps = [form('2020-01-01'), promise('2020-02-01', { dueOn: '2020-03-01' }), keep('2020-03-01')];
  await recordAll(events, historyOf(steps));
  let printed = '';
  const terminal = {
    print: (text: string) => void (printed += text),
    note: () => undefined,
    json,
    layout: { columns: 100, paint: paint(false) },
  };
  const moment = asOf === '' ? {} : { asOf };
  await changes('the-alliance', options, moment, sessionOn(events, new MemoryReadStore()), terminal);
  return printed;
}

describe('entente changes', () => {
  it('tells each figure that changed, and each event with its part of it', async () => {
    const told = await print({ from: '2020-03', to: '2020-03', clock: 'occurred' });
    expect(told).toContain('(the-alliance) from 2020-03 to 2020-03\n');
    expect(told).toMatch(/^counts\.kept +0 +1 +1 +0$/m);
    expect(told).toMatch(/^trust +0\.5 +0\.\d+ +0\.\d+ +0$/m);
    expect(told).toMatch(/^2020-03-01 +\S+ +.*kept/m);
    expect(told).toContain('counts.kept +1');
    expect(told).toContain('\n1 event.');
    expect(await print({ from: '2099', clock: 'recorded', to: '2100' })).toContain('\n0 events.');
  });

  it('answers programs in JSON', async () => {
    const all = await print({ from: '2020', clock: 'recorded' }, { json: true, asOf: '2020-02' });
    expect(JSON.parse(all)).toMatchObject({ clock: 'recorded', events: [{}, {}, {}] });
  });

  it.each([
    [{ from: '2020', clock: 'other' }, ''],
    [{ from: 'soon', clock: 'recorded' }, ''],
    [{ from: '2020', to: '2019', clock: 'recorded' }, ''],
    [{ from: '2020', clock: 'occurred' }, '2020'],
  ])('refuses %j', async (options, asOf) => {
    await expect(print(options, { asOf })).rejects.toMatchObject({ status: EXIT.usage });
  });
});
