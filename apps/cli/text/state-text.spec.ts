import { type StateAnswer } from '#application';
import { TRUST_POLICY_PRESETS } from '#domain';
import { paint } from '../terminal/paint.js';
import { stateText } from './state-text.js';

const layout = { columns: 100, paint: paint(false) };

const terms = { allianceId: 'quad', weight: 1, madeOn: '2021', history: [] } as const;

const quad: StateAnswer = {
  allianceId: 'quad',
  name: 'The Quad',
  purpose: 'A free and open Indo-Pacific',
  kind: 'partnership',
  phase: 'active',
  formedOn: '2007-05',
  partners: [
    { partnerId: 'india', name: 'India', share: 1, joinedOn: '2007-05' },
    { partnerId: 'japan', name: 'Japan', share: 0, joinedOn: '2007-05', leftOn: '2008' },
  ],
  coordinator: 'india',
  trustPolicy: TRUST_POLICY_PRESETS.standard,
  counts: {
    commitments: 2,
    open: 1,
    kept: 0,
    late: 0,
    partlyKept: 0,
    missed: 1,
    contributions: 0,
    reviews: 0,
  },
  revision: 3,
  position: '3',
  trust: { E: 2 / 3, lower: 0.22, upper: 0.97, band: 'unproven', u: 0.7, asOf: '2023-01-01T00:00:00Z' },
  commitments: [
    {
      ...terms,
      commitmentId: 'doses',
      debtors: ['a', 'b', 'c', 'd'],
      creditors: ['d', 'c', 'b', 'a'],
      description: 'A billion doses',
      dueOn: '2022-12-31',
      status: 'missed',
    },
    {
      ...terms,
      commitmentId: 'ships',
      debtors: ['india'],
      creditors: ['japan'],
      description: 'Two ships',
      status: 'open',
    },
  ],
};

describe('a state in words', () => {
  it('tells how the alliance stood, and each commitment', () => {
    expect(stateText({ alliance: quad, when: 'as of 2023-01-01' }, layout)).toBe(
      [
        'The Quad (quad) as of 2023-01-01',
        '',
        'Phase        active',
        'Kind         partnership',
        'Purpose      A free and open Indo-Pacific',
        'Formed       2007-05',
        'Partners     India, Japan (left 2008)',
        'Coordinator  India',
        'Trust        0.67 (90 % range 0.22–0.97), unproven',
        '',
        'Commitment  Status  Due         Who to whom              What',
        'doses       missed  2022-12-31  4 partners → each other  A billion doses',
        'ships       open                India → Japan            Two ships',
      ].join('\n'),
    );
  });

  it('says of an outcome that it is disputed', () => {
    const commitments = quad.commitments.map((one) => ({ ...one, disputed: true as const }));
    const text = stateText({ alliance: { ...quad, commitments }, when: 'now' }, layout);
    expect(text).toContain('missed (disputed)');
  });

  it('says where there is nothing', () => {
    const text = stateText({ alliance: { ...quad, commitments: [] }, when: 'now' }, layout);
    expect(text).toContain('No commitments.');
  });
});
