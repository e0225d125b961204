import { Alliance } from '../acceptance/harness/alliance.js';
import { useService } from '../acceptance/harness/service.js';
import { pythonScript } from './python/interpreter.js';

const entente = useService();

interface Read {
  readonly figures: number;
  readonly E: number;
  readonly kinds: readonly string[];
  readonly events: readonly string[];
  readonly same: boolean;
}

describe('the PROV library of Python', () => {
  it('reads a lineage, and follows it from the figure to the events', async () => {
    const alliance = await Alliance.formed(entente.client);
    await alliance.promise('well', { dueOn: '2020-06-01' });
    const { events } = await alliance.record('commitments/well/fulfilment', {
      deliveredOn: '2020-07-01',
      confirmedBy: 'b',
    });
    await alliance.record(`entries/${events[0]?.eventId}/correction`, {
      replacement: { deliveredOn: '2020-06-01', confirmedBy: 'b' },
      reason: 'It was there a month before',
    });
    const { now } = await alliance.timeline();
    const path = alliance.path(`trust-timeline/now/lineage?asOf=${now.asOf}&after=${alliance.position}`);
    const read = await pythonScript<Read>('read_lineage.py', [`${entente.service.url}${path}`]);
    expect(read).toMatchObject({ figures: 1, E: now.E, same: true });
    expect(read.kinds).toEqual([
      'ProvAssociation',
      'ProvAttribution',
      'ProvDerivation',
      'ProvGeneration',
      'ProvUsage',
    ]);
    expect(read.events).toEqual(expect.arrayContaining([`event:${events[0]?.eventId}`]));
  });
});
