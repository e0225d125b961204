import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Alliance } from '../harness/alliance.js';
import { GuardedService } from '../harness/keys.js';
import { type IngestedItem } from '../harness/shapes.js';
import { batch, formed, gave, newAlliance, type CloudEvent } from './cloud-events.js';

interface Imported {
  readonly files: readonly {
    readonly recorded: number;
    readonly duplicate: number;
    readonly rejected: number;
  }[];
}

describe('a CloudEvent that comes again, by another way', () => {
  let guarded: GuardedService;

  beforeAll(async () => {
    guarded = await GuardedService.started();
  }, 120_000);
  afterAll(() => guarded.discard());

  /** What the command line says that it did with events of a file, beside the running service. */
  async function imported(events: readonly CloudEvent[]): Promise<Imported['files'][number] | undefined> {
    const file = join(guarded.service.dataDir, 'events.ndjson');
    await writeFile(file, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
    const { stdout } = await guarded.service.commandLine('import', file, '--json');
    return (JSON.parse(stdout) as Imported).files[0];
  }

  const sent = async (
    role: 'integrator' | 'admin',
    events: readonly CloudEvent[],
  ): Promise<readonly IngestedItem[]> => (await batch(guarded.as(role), events)).body.items;
  const statuses = (items: readonly IngestedItem[]): readonly string[] => items.map(({ status }) => status);

  it('is a duplicate under another key, as after a rotation', async () => {
    const id = newAlliance();
    const events = [formed(id), gave(id)];
    const first = await sent('integrator', events);
    expect(statuses(first)).toEqual(['recorded', 'recorded']);
    expect(await sent('admin', events)).toEqual(first.map((item) => ({ ...item, status: 'duplicate' })));
  });

  it('is a duplicate from the command line after HTTP, and over HTTP after the command line', async () => {
    const id = newAlliance();
    const [forming, gift, later] = [formed(id), gave(id), gave(id)];
    expect(statuses(await sent('integrator', [forming, gift]))).toEqual(['recorded', 'recorded']);
    expect(await imported([forming, gift, later])).toMatchObject({ recorded: 1, duplicate: 2, rejected: 0 });
    // A process that has not read yet what another one recorded finds it as it appends: it is recorded once.
    const known = await sent('integrator', [forming, gift, later]);
    expect(statuses(known).slice(0, 2)).toEqual(['duplicate', 'duplicate']);
    const events = await new Alliance(guarded.as('auditor'), id).events();
    expect(events.map(({ eventId }) => eventId)).toEqual(known.map(({ eventId }) => eventId));
    expect(await sent('integrator', [later])).toEqual([{ ...known[2], status: 'duplicate' }]);
    expect(await imported([forming, gift, later])).toMatchObject({ recorded: 0, duplicate: 3, rejected: 0 });
  });

  it('is a duplicate however its time is written, whoever sends it', async () => {
    const id = newAlliance();
    const at = (time: string): CloudEvent => ({ ...gift, time });
    const gift = gave(id, { occurredOn: undefined });
    expect(statuses(await sent('integrator', [formed(id), at('2020-02-01T10:30:00Z')]))).toEqual([
      'recorded',
      'recorded',
    ]);
    expect(await imported([at('2020-02-01T10:30:00.000Z')])).toMatchObject({ duplicate: 1 });
    expect(statuses(await sent('admin', [at('2020-02-01T12:30:00+02:00')]))).toEqual(['duplicate']);
  });
});
