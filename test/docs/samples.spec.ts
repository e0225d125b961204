import { readdirSync, readFileSync } from 'node:fs';
import { decide, evolve, type AllianceState, type RecordedAllianceEvent } from '#domain';
import { readCloudEvent, toCommand } from '#intake';

const FILES = readdirSync('samples').filter((file) => file.endsWith('.ndjson'));
const README = readFileSync('samples/README.md', 'utf8');

describe.each(FILES)('samples/%s', (file) => {
  const lines = readFileSync(`samples/${file}`, 'utf8').trimEnd().split('\n');
  const events = lines.map((line) => readCloudEvent(JSON.parse(line)));

  it('tells of one alliance, each fact under an id of its own and with its source', () => {
    expect(new Set(events.map(({ allianceId }) => `${allianceId}.ndjson`))).toEqual(new Set([file]));
    expect(new Set(events.map(({ key }) => key)).size).toBe(events.length);
    expect(events.filter(({ input }) => input.source === undefined)).toEqual([]);
  });

  it('has as many facts as its README says', () => {
    expect(README).toMatch(new RegExp(`\`${file}\`[^|]*\\|[^|]*\\|[^|]*\\| ${lines.length} +\\|`));
  });

  it('is accepted, line by line', () => {
    let state: AllianceState | undefined;
    for (const event of events) {
      const now = '2026-11-22T12:00:00.000Z';
      const command = toCommand(event.command, event.input, {
        allianceId: event.allianceId,
        now,
        caller: 'somebody',
        makeId: () => 'x',
      });
      for (const decided of decide(command, state)) {
        const revision = state === undefined ? 0 : state.revision + 1;
        state = evolve(state, {
          ...decided,
          allianceId: event.allianceId,
          eventId: event.id,
          revision,
          position: String(revision),
          recordedAt: now,
          recordedBy: 'somebody',
        } as RecordedAllianceEvent);
      }
    }
    expect(state?.revision).toBe(lines.length - 1);
  });
});
