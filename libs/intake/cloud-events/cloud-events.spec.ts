import { EVENT_TYPES } from '#domain';
import { InvalidInput } from '../shared/validation-error.js';
import { fromBinary, isBinary } from './binary.js';
import { cloudEventType, eventOfType } from './event-types.js';
import { idOf, readCloudEvent } from './read-cloud-event.js';

const event = {
  specversion: '1.0',
  id: '42',
  source: 'https://crm.example.org',
  type: 'entente.contribution-made.v1',
  subject: 'valley',
  data: { givers: ['a'], kind: 'time', description: 'A day' },
};

function validate(value: unknown): string[] {
  try {
    readCloudEvent(value);
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors.map(({ pointer }) => pointer);
    throw error;
  }
  return [];
}

describe('the types of events', () => {
  it('are their names in kebab case, versioned', () => {
    expect(cloudEventType('AllianceFormed')).toBe('entente.alliance-formed.v1');
    expect(cloudEventType('CommitmentPartlyKept')).toBe('entente.commitment-partly-kept.v1');
    expect(eventOfType('entente.coordinator-stood-down.v1')).toBe('CoordinatorStoodDown');
  });

  it('are of every event but what the service alone records, and of no others', () => {
    const told = EVENT_TYPES.filter((name) => name !== 'PersonalTextErased');
    for (const name of told) expect(eventOfType(cloudEventType(name))).toBe(name);
    expect(() => eventOfType(cloudEventType('PersonalTextErased'))).toThrow(RangeError);
    expect(() => eventOfType('entente.to-string.v1')).toThrow(RangeError);
  });
});

describe('a CloudEvent', () => {
  it('asks to have an event recorded', () => {
    expect(readCloudEvent({ ...event, time: '2024-03-01T09:30:00Z' })).toEqual({
      command: 'MakeContribution',
      allianceId: 'valley',
      input: event.data,
      time: '2024-03-01T09:30:00Z',
      key: 'https://crm.example.org\t42',
      id: '42',
    });
  });

  it('may have attributes of other specifications', () => {
    expect(
      validate({ ...event, traceparent: '00-0af7', sampledrate: 2, datacontenttype: 'application/json' }),
    ).toEqual([]);
    expect(validate({ ...event, traceparent: {} })).toEqual(['/traceparent']);
    expect(validate({ ...event, Trace: 'x' })).toEqual(['/Trace']);
    expect(validate({ ...event, constructor: 'x', tostring: 1 })).toEqual([]);
  });

  it('has no attribute that is null', () => {
    const nulls = { time: null, datacontenttype: null, dataschema: null, traceparent: null };
    expect(readCloudEvent({ ...event, ...nulls })).toEqual(readCloudEvent(event));
    expect(validate({ ...event, subject: null, data: null })).toEqual(['/subject', '/data']);
  });

  it.each([
    [7, ['']],
    [{ ...event, specversion: '0.3' }, ['/specversion']],
    [{ ...event, id: '' }, ['/id']],
    [{ ...event, source: 'not a reference' }, ['/source']],
    [{ ...event, type: 'com.github.push' }, ['/type']],
    [{ ...event, subject: '-x' }, ['/subject']],
    [{ ...event, time: '2024-03-01' }, ['/time']],
    [{ ...event, datacontenttype: 'application/xml' }, ['/datacontenttype']],
    [{ ...event, data: [] }, ['/data']],
    [{ ...event, data: { ...event.data, kind: 'love', surprise: 1 } }, ['/data/surprise', '/data/kind']],
    [{ ...event, data: { ...event.data, description: 'a\0' } }, ['/data/description']],
    [{ ...event, data_base64: 'e30=' }, ['/data_base64']],
  ])('is refused where something is wrong: %j', (value, pointers) => {
    expect(validate(value)).toEqual(pointers);
  });

  it('is named in the answer, if it has a name', () => {
    expect(idOf(event)).toBe('42');
    for (const nameless of [null, 7, {}, { id: 7 }, { id: 'x'.repeat(1_000) }])
      expect(idOf(nameless)).toBeUndefined();
    const id = '💧'.repeat(250);
    expect(readCloudEvent({ ...event, id }).id).toBe(id);
    expect(idOf({ id })).toBe(id);
  });
});

describe('the binary mode', () => {
  const { data, ...attributes } = event;
  const headers = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value]),
  );

  it('has the attributes in headers', () => {
    expect(isBinary(headers)).toBe(true);
    expect(isBinary({ accept: '*/*' })).toBe(false);
    expect(fromBinary({ ...headers, accept: '*/*' }, data)).toEqual(event);
  });

  it('encodes what headers cannot say', () => {
    expect(fromBinary({ 'ce-id': 'Z%C3%BCrich%20%22' }, data)).toMatchObject({ id: 'Zürich "' });
    expect(fromBinary({ 'ce-id': '100 %' }, data)).toMatchObject({ id: '100 %' });
    expect(fromBinary({ 'ce-id': '"a \\"b\\" %C3%BC"' }, data)).toMatchObject({ id: 'a "b" ü' });
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => fromBinary({ 'ce-id': 'h%E9llo' }, data)).toThrow('/id must be percent-encoded UTF-8');
  });
});
