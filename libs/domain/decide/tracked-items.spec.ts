import { commands, given } from '#testing';
import { type Command } from '../catalogue/commands.js';
import { UnknownReference } from '../rules/rule-violation.js';
import { evidenceOfEvent } from '../evidence/evidence.js';
import { decide } from './decide.js';

const { command, dissolve, form, give, join, leave, lapse, pause } = commands;

const breach = (occurredOn: string): Command =>
  command('ReportBreach', occurredOn, { breachId: 'b', subject: 'ann', nature: 'told others', by: 'ben' });
const confirm = (occurredOn: string, decidedBy = 'cem'): Command =>
  command('ConfirmBreach', occurredOn, { breachId: 'b', decidedBy });
const dismiss = (occurredOn: string): Command =>
  command('DismissBreach', occurredOn, { breachId: 'b', decidedBy: 'cem' });
const concern = (occurredOn: string): Command =>
  command('RaiseConcern', occurredOn, { concernId: 'w', kind: 'culture', text: 'nobody says no' });
const calm = (occurredOn: string): Command => command('ResolveConcern', occurredOn, { concernId: 'w' });

/** Something that opens, and what settles it, of every sort. */
const ITEMS: readonly (readonly [opens: Command, settles: Command])[] = [
  [
    command('SetObjective', '2020', { objectiveId: 'o', text: 'a roof', weight: 1, markers: [] }),
    command('AchieveObjective', '2021', { objectiveId: 'o' }),
  ],
  [
    command('SetObjective', '2020', { objectiveId: 'o', text: 'a roof', weight: 1, markers: [] }),
    command('DropObjective', '2021', { objectiveId: 'o', reason: 'no rain' }),
  ],
  [
    command('DeclareResourceNeed', '2020', { needId: 'n', kind: 'money', neededBy: '2021' }),
    command('MeetResourceNeed', '2021', { needId: 'n', by: 'ann' }),
  ],
  [concern('2020'), calm('2021')],
  [breach('2020'), confirm('2021')],
  [breach('2020'), dismiss('2021')],
];

describe('what an alliance opens', () => {
  it.each(ITEMS)('is opened once, and settled once', (opens, settles) => {
    given(form('2019'), opens).when(opens).thenRefused('id-taken');
    given(form('2019'), opens, settles).when(settles).thenRefused('not-open');
  });

  it.each(ITEMS)('has to be there before it is settled', (opens, settles) => {
    const { state } = given(form('2019'));
    expect(() => decide(settles, state)).toThrow(UnknownReference);
    const early = { ...settles, occurredOn: '2019-06' };
    given(form('2019'), opens)
      .when(early)
      .thenRefused('before-the-beginning', /on 2019-06 there was none yet/);
  });

  it('goes on until it is settled, and what came before that may be entered later', () => {
    const [[set, achieve]] = ITEMS as [(typeof ITEMS)[0]];
    const progress = (occurredOn: string): Command =>
      command('ReportProgress', occurredOn, { objectiveId: 'o', progress: 0.5 });
    given(form('2019'), set, achieve, progress('2020-06'));
    given(form('2019'), set, achieve)
      .when(progress('2022'))
      .thenRefused('not-open', /AchieveObjective|achieved/i);
  });

  it('is not settled before it went on, as is recorded already', () => {
    const [[set, achieve]] = ITEMS as [(typeof ITEMS)[0]];
    const progress = command('ReportProgress', '2022', { objectiveId: 'o', progress: 0.5 });
    given(form('2019'), set, progress)
      .when(achieve)
      .thenRefused('contradicts', /went on on 2022/, 2);
  });

  it('may be a contribution that is acknowledged or valued anew', () => {
    const acknowledge = command('AcknowledgeContribution', '2021', { contributionId: 'g', by: 'ben' });
    given(form('2019'), give('2020'), acknowledge);
    expect(() => decide(acknowledge, given(form('2019')).state)).toThrow(UnknownReference);
    given(form('2019'), give('2022'))
      .when(acknowledge)
      .thenRefused('before-the-beginning', /contribution g is of 2022: on 2021 there was none yet/);
  });
});

describe('a breach', () => {
  it('is confirmed by someone other than its reporter', () => {
    given(form('2019'), breach('2020')).when(confirm('2021', 'ben')).thenRefused('unconfirmed-breach');
  });

  it('counts against its subject, towards the others there were when it was reported', () => {
    const { events } = given(form('2019'), breach('2020'), join('2020-06', 'dan'), confirm('2021'));
    const confirmed = events.at(-1);
    expect(confirmed?.data).toMatchObject({ judgedBy: { subject: 'ann', towards: ['ben', 'cem'] } });
    const evidence = confirmed && evidenceOfEvent(confirmed, '2019');
    expect(evidence?.of.map(({ r, s }) => [r, s])).toEqual([
      [0, 4],
      [0, 4],
      [0, 2],
      [0, 2],
    ]);
  });

  it('stays towards the same partners, whoever turns out to have been one', () => {
    const decided = (on: string) => given(form('2019'), breach('2020'), confirm(on));
    decided('2021-03-01')
      .when(join('2019-06', 'dan'))
      .thenRefused('contradicts', /towards ben and cem, not ben, cem and dan/);
    decided('2021-03-01').when(leave('2019-06', 'cem')).thenRefused('contradicts');
    given(form('2019'), breach('2020'), confirm('2021'), join('2020-06', 'dan'));
    given(form('2019'), breach('2020'), confirm('2021'), join('2022', 'dan'), leave('2023', 'cem'));
  });

  it('moves no trust unless it is confirmed', () => {
    const { events } = given(form('2019'), breach('2020'), dismiss('2021'));
    expect(events.map((event) => evidenceOfEvent(event, '2019'))).toEqual([undefined, undefined, undefined]);
  });
});

describe('the understanding of an alliance', () => {
  it('has ground rules that two partners or more agree on', () => {
    const rule = (consents: readonly string[]): Command =>
      command('AgreeGroundRule', '2020', { topic: 'exit', text: 'a month’s notice', consents });
    given(form('2019'), rule(['ann', 'ben']));
    given(form('2019'))
      .when(rule(['ann']))
      .thenRefused('no-consent', /ground rule/);
    given(form('2019'))
      .when(rule(['ann', 'zoe']))
      .thenRefused('not-a-partner');
  });

  it('may rest on relationships that are older than the alliance', () => {
    const prior = (partners: readonly string[], occurredOn = '1999'): Command =>
      command('NotePriorRelationship', occurredOn, {
        partners,
        tone: 'negative',
        summary: 'they went to court',
      });
    given(form('2019'), prior(['ann', 'ben']));
    given(form('2019'))
      .when(prior(['ann', 'zoe']))
      .thenRefused('not-a-partner');
    given(form('2019'), lapse('2020'))
      .when(prior(['ann', 'ben'], '2021'))
      .thenRefused('wrong-phase');
  });

  it('is declared by partners, of partners or of the alliance', () => {
    const expectation = (of: string): Command =>
      command('DeclareExpectation', '2020', { partnerId: 'ann', of, text: 'call me back' });
    given(form('2019'), expectation('ben'), expectation('alliance'));
    given(form('2019')).when(expectation('zoe')).thenRefused('not-a-partner');
  });
});

describe('the phase', () => {
  it('lets a pause hold all but new commitments and partners, and an end nothing new', () => {
    given(form('2019'), pause('2020'), concern('2020-06'));
    given(form('2019'), dissolve('2020')).when(concern('2021')).thenRefused('wrong-phase');
  });
});
