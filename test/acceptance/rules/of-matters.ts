import { kept, occurredOn, promised, type Breach, type Fact } from './facts.js';

const earlier = { occurredOn: '2020-02-01' };

/** What an alliance opens, by where it is opened. */
export const OPENED: Readonly<Record<string, object>> = {
  objectives: { objectiveId: 'x', text: 'Ten wells', ...earlier },
  benefits: { benefitId: 'x', partnerId: 'a', kind: 'grain', description: 'Grain', ...earlier },
  'resource-needs': { needId: 'x', kind: 'pipes', neededBy: '2021', ...earlier },
  concerns: { concernId: 'x', kind: 'trust', text: 'Nobody answers', ...earlier },
  breaches: { breachId: 'x', subject: 'b', nature: 'Told the papers', by: 'a', ...earlier },
};

const opened = (path: string): Fact => [path, OPENED[path] ?? {}];
const decided = { decidedBy: 'b', occurredOn };
const miss: Fact = ['commitments/well/miss', { by: 'b', asOf: occurredOn }];
const dispute = { by: 'a', grounds: 'It is there', occurredOn };
const disputed: Fact = ['commitments/well/dispute', dispute];

/** The same twice. */
const twice = (what: string, first: Fact, path: string, body: object): Breach => ({
  what,
  given: [first, [path, body]],
  path,
  body,
});

/** The rules about what an alliance opens and settles, and ways to break each. */
export const OF_MATTERS: Readonly<Record<string, readonly Breach[]>> = {
  'already-resolved': [
    {
      what: 'a dispute of an outcome that was disputed and resolved',
      given: [
        promised(),
        miss,
        disputed,
        ['commitments/well/dispute/resolution', { verdict: 'upheld', occurredOn }],
      ],
      path: 'commitments/well/dispute',
      body: dispute,
    },
  ],
  'unconfirmed-breach': [
    {
      what: 'a breach confirmed by its reporter',
      given: [opened('breaches')],
      path: 'breaches/x/confirmation',
      body: { decidedBy: 'a', occurredOn },
    },
    {
      what: 'a breach confirmed by whom it was reported for',
      given: [
        [
          'breaches',
          { breachId: 'x', subject: 'b', nature: 'Told the papers', onBehalfOf: 'Ada', ...earlier },
        ],
      ],
      path: 'breaches/x/confirmation',
      body: { decidedBy: 'Ada', occurredOn },
    },
  ],
  'not-open': [
    twice('an objective achieved again', opened('objectives'), 'objectives/x/achievement', { occurredOn }),
    twice('an objective dropped again', opened('objectives'), 'objectives/x/drop', {
      reason: 'x',
      occurredOn,
    }),
    {
      what: 'progress of an objective that was dropped',
      given: [opened('objectives'), ['objectives/x/drop', { reason: 'x', ...earlier }]],
      path: 'objectives/x/progress',
      body: { progress: 0.5, occurredOn },
    },
    twice('a need met again', opened('resource-needs'), 'resource-needs/x/provision', {
      by: 'b',
      occurredOn,
    }),
    twice('a concern resolved again', opened('concerns'), 'concerns/x/resolution', { occurredOn }),
    twice('a breach confirmed again', opened('breaches'), 'breaches/x/confirmation', decided),
    {
      what: 'a breach dismissed that was confirmed',
      given: [opened('breaches'), ['breaches/x/confirmation', decided]],
      path: 'breaches/x/dismissal',
      body: decided,
    },
    {
      what: 'a dispute of what has no outcome',
      given: [promised()],
      path: 'commitments/well/dispute',
      body: dispute,
    },
    {
      what: 'a second dispute',
      given: [promised(), miss, disputed],
      path: 'commitments/well/dispute',
      body: dispute,
    },
    {
      what: 'a verdict without a dispute',
      given: [promised(), ['commitments/well/fulfilment', kept]],
      path: 'commitments/well/dispute/resolution',
      body: { verdict: 'upheld', occurredOn },
    },
  ],
};
