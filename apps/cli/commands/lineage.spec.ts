import { MemoryEventStore, MemoryReadStore, commands, eventIdAt, historyOf, recordAll } from '#testing';
import { EXIT } from '../session/failure.js';
import { sessionOn } from '../session/session.js';
import { paint } from '../terminal/paint.js';
import { type LineageOptions, lineage } from './lineage.js';

const { correct, form, keep, promise } = commands;

async function print(figure: string, options: LineageOptions = {}, json = false): Promise<string> {
  const events = new MemoryEventStore();
  const steps = [
    form('2020-01-01'),
    promise('2020-02-01', { dueOn: '2020-03-01' }),
    keep('2020-03-31'),
    correct('2024-01-01', eventIdAt(2), keep('2020-03-01')),
  ];
  await recordAll(events, historyOf(steps));
  let printed = '';
  const terminal = {
    print: (text: string) => void (printed += text),
    note: () => undefined,
    json,
    layout: { columns: 160, paint: paint(false) },
  };
  const asOf = { asOf: '2020-03-01' };
  await lineage('the-alliance', figure, options, asOf, sessionOn(events, new MemoryReadStore()), terminal);
  return printed;
}

describe('entente lineage', () => {
  it('tells what a figure is made of, by which rule, and the events behind it', async () => {
    const told = await print('trust');
    expect(told).toContain('Rule trust, version 1:');
    expect(told).toMatch(/^Policy from 2020-01-01: halfLife 365/m);
    expect(told).toMatch(/^evidence .*CommitmentKept.* 1 2$/m);
    expect(told).toMatch(/^2 +2020-03-01 .*kept/m);
    expect(told).toMatch(/recorded 20/);
  });

  it.each(['trust.ann', 'scorecard.delivery', 'warning-signs.W2'])('tells of %s', async (figure) => {
    expect(await print(figure)).toContain(`Where ${figure} of The Alliance`);
  });

  it('answers programs in JSON, and in PROV-JSON', async () => {
    expect(JSON.parse(await print('trust', { debtor: 'ann', creditor: 'ben' }, true))).toMatchObject({
      figure: 'trust.ann.ben',
      inputs: [{ input: 'evidence', values: { r: 1 } }],
    });
    expect(JSON.parse(await print('trust', { prov: true }))).toHaveProperty('wasGeneratedBy');
  });

  it.each([
    ['other', {}],
    ['scorecard.other', {}],
    ['trust', { creditor: 'ben' }],
    ['warning-signs.W1', { position: '1' }],
  ])('refuses %s with %j', async (figure, options) => {
    await expect(print(figure, options)).rejects.toMatchObject({ status: EXIT.usage });
  });

  it('says that there is no such point, and no such partner', async () => {
    await expect(print('trust', { position: 'nowhere' })).rejects.toThrow('No point');
    await expect(print('trust.zoe')).rejects.toThrow('zoe never was a partner');
  });
});
