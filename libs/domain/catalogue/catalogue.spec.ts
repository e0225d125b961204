import {
  CATALOGUE,
  COMMAND_TYPES,
  commandOf,
  DEFINITIONS,
  EVENT_OF_COMMAND,
  EVENT_TYPES,
  eventOf,
  isEventType,
  signOfLife,
} from '#domain';

describe('the catalogue', () => {
  it('knows the event of each command, and the command of each event', () => {
    for (const command of COMMAND_TYPES) expect(commandOf(eventOf(command))).toBe(command);
    expect(EVENT_TYPES.filter((type) => eventOf(commandOf(type)) !== type)).toEqual(['CommitmentPartlyKept']);
    expect(Object.keys(EVENT_OF_COMMAND)).toHaveLength(EVENT_TYPES.length - 1);
  });

  it('takes nothing for an event but what it lists', () => {
    expect(['ReviewHeld', 'toString', 'constructor', ''].map(isEventType)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('has what changes the phase begin an epoch', () => {
    const changing = EVENT_TYPES.filter((type) => DEFINITIONS[type].phaseAfter !== undefined);
    expect(changing.filter((type) => DEFINITIONS[type].beginsEpoch !== true)).toEqual([]);
  });

  it('opens each kind of tracked item by one event', () => {
    const opening = Object.values(CATALOGUE).flatMap((definition) =>
      'item' in definition && definition.item.step === 'open' ? [definition.item.kind] : [],
    );
    expect(new Set(opening).size).toBe(opening.length);
  });

  it('tells whose sign of life an event is', () => {
    const held = { type: 'MeetingHeld', data: { channel: 'call', attendees: ['ann', 'ben'] } } as const;
    expect(signOfLife(held)).toEqual(['ann', 'ben']);
    expect(signOfLife(held, 'cem')).toEqual(['cem', 'ann', 'ben']);
    expect(signOfLife({ type: 'AllianceResumed', data: {} })).toEqual([]);
    const retracted = { type: 'EntryRetracted', data: { eventId: 'e', reason: 'a slip' } } as const;
    expect(signOfLife(retracted, 'cem')).toBeUndefined();
  });
});
