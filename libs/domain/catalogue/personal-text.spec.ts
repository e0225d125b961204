import fc from 'fast-check';
import {
  DEFINITIONS,
  EVENT_TYPES,
  type AllianceEvent,
  PERSONAL_METADATA,
  THE_ALLIANCE,
  replacePersonalText,
} from '#domain';
import { acceptedHistory, runs } from '#testing';

type Fields = Readonly<Record<string, unknown>>;

/** Each personal text of an event, by its place: whose it is. */
function subjectsIn(type: string, data: object, metadata: object = { recordedBy: 'jane' }) {
  const found: Record<string, string> = {};
  replacePersonalText({ type, data: data as Fields, metadata: metadata as Fields }, (text, path, subject) => {
    found[path] = subject;
    return text;
  });
  return found;
}

describe('whose a personal text is', () => {
  it('is the partner whose name it is, and the alliance where it is nobody else', () => {
    const partners = [
      { partnerId: 'ann', name: 'Ann', role: 'chair' },
      { partnerId: 'ben', name: 'Ben' },
    ];
    expect(subjectsIn('AllianceFormed', { name: 'Valley', purpose: 'Water', partners })).toEqual({
      'data/name': THE_ALLIANCE,
      'data/purpose': THE_ALLIANCE,
      'data/partners/0/name': 'partner/ann',
      'data/partners/0/role': 'partner/ann',
      'data/partners/1/name': 'partner/ben',
      'metadata/recordedBy': 'person/jane',
    });
  });

  it.each<[string, object, string]>([
    ['CoordinatorAppointed', { partnerId: 'ann', person: 'Ann Smith' }, 'partner/ann'],
    ['CommitmentMade', { debtors: ['ann'], creditors: ['ben'], description: 'rooms' }, 'partner/ann'],
    ['CommitmentMade', { debtors: ['ann', 'ben'], creditors: ['cem'], description: 'rooms' }, THE_ALLIANCE],
    ['CommitmentKept', { judgedBy: { debtors: ['ann'] }, evidence: 'a letter' }, 'partner/ann'],
    ['OutcomeDisputed', { by: 'ben', grounds: 'late' }, 'partner/ben'],
    ['AllianceDissolved', { initiatedBy: 'ben', lessons: 'talk more' }, 'partner/ben'],
    ['ConcernRaised', { text: 'nobody answers' }, 'partner/Ada Okafor'],
  ])('is who spoke or acted, of %s %j', (type, data, subject) => {
    const metadata = { recordedBy: 'jane', onBehalfOf: 'Ada Okafor' };
    expect(Object.values(subjectsIn(type, data, metadata))).toEqual([
      subject,
      'person/jane',
      'person/Ada Okafor',
    ]);
  });

  it('is whom it names, where it is a name; units are nobody’s', () => {
    expect(subjectsIn('MeetingHeld', { channel: 'call', attendees: ['ann', 'guest'] }, {})).toEqual({
      'data/channel': THE_ALLIANCE,
      'data/attendees/0': 'person/ann',
      'data/attendees/1': 'person/guest',
    });
    expect(subjectsIn('ConcernRaised', { text: 'late', about: 'ann' }, {})).toMatchObject({
      'data/about': 'person/ann',
    });
    expect(subjectsIn('ConcernRaised', { text: 'late', about: 'the harbour' }, {})).toMatchObject({
      'data/about': THE_ALLIANCE,
    });
    const hours = { givers: ['ann'], description: 'help', unit: 'hours' };
    expect(subjectsIn('ContributionMade', hours, {})).toEqual({ 'data/description': 'partner/ann' });
  });

  it('is told of what a correction puts in the place of its entry', () => {
    const replacement = { givers: ['ann'], description: 'a day of work' };
    const data = { type: 'ContributionMade', replacement, reason: 'a slip' };
    expect(subjectsIn('EntryCorrected', data, {})).toEqual({
      'data/reason': THE_ALLIANCE,
      'data/replacement/description': 'partner/ann',
    });
  });
});

describe('replacing personal texts', () => {
  const erased = (event: AllianceEvent) =>
    replacePersonalText(
      { type: event.type, data: event.data as unknown as Fields, metadata: { recordedBy: 'jane' } },
      () => '',
    );

  it('leaves nothing of what is marked, and everything else as it is', () => {
    fc.assert(
      fc.property(acceptedHistory(), (history) => {
        for (const event of history) {
          const before = JSON.stringify(event);
          const { data, metadata } = erased(event);
          expect(metadata).toEqual({ recordedBy: '' });
          expect(JSON.stringify(event)).toBe(before);
          expect(Object.keys(data).sort()).toEqual(Object.keys(event.data).sort());
          for (const field of DEFINITIONS[event.type].personal ?? [])
            if (!field.includes('/') && field !== 'unit')
              expect([data[field]].flat().every((text) => text === '' || text === undefined)).toBe(true);
        }
      }),
      runs(30),
    );
  });

  it('gives the same objects back where nothing is replaced', () => {
    const event = { type: 'MeetingHeld', data: { channel: 'call', attendees: ['ann'] }, metadata: {} };
    const same = replacePersonalText(event, (text) => text);
    expect(same.data).toBe(event.data);
    expect(same.metadata).toBe(event.metadata);
  });

  it('knows every field of metadata that names a person', () => {
    expect(PERSONAL_METADATA).toEqual(['recordedBy', 'onBehalfOf']);
    expect(EVENT_TYPES.some((type) => DEFINITIONS[type].personal?.includes('unit'))).toBe(true);
  });
});
