import { paint } from './paint.js';
import { type StatedAlliance, stateText } from './state-text.js';

const layout = { columns: 100, paint: paint(false) };

const quad: StatedAlliance = {
  allianceId: 'quad',
  name: 'The Quad',
  purpose: 'A free and open Indo-Pacific',
  kind: 'partnership',
  phase: 'active',
  formedOn: '2007-05',
  partners: [
    { partnerId: 'india', name: 'India', joinedOn: '2007-05' },
    { partnerId: 'japan', name: 'Japan', joinedOn: '2007-05', leftOn: '2008' },
  ],
  coordinator: 'india',
  trust: { E: 2 / 3, lower: 0.22, upper: 0.97, band: 'unproven' },
  commitments: [
    {
      commitmentId: 'doses',
      debtors: ['a', 'b', 'c', 'd'],
      creditors: ['d', 'c', 'b', 'a'],
      description: 'A billion doses',
      dueOn: '2022-12-31',
      status: 'missed',
    },
    {
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
    expect(stateText(quad, 'as of 2023-01-01', layout)).toBe(
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
        'Commitment  Status  Due         Who to whom',
        'doses       missed  2022-12-31  4 partners to each other: A billion doses',
        'ships       open                india to japan: Two ships',
      ].join('\n'),
    );
  });

  it('says where there is nothing', () => {
    const text = stateText({ ...quad, commitments: [] }, 'now', layout);
    expect(text).toContain('No commitments.');
  });
});
