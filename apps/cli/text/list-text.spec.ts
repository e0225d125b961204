import { type AllianceAnswer } from '#application';
import { TRUST_POLICY_PRESETS } from '#domain';
import { paint } from '../terminal/paint.js';
import { listText } from './list-text.js';

const layout = { columns: 100, paint: paint(false) };
const partner = (partnerId: string, name: string) => ({ partnerId, name, share: 0.5, joinedOn: '2007-05' });

const quad: AllianceAnswer = {
  allianceId: 'quad',
  name: 'The Quad',
  purpose: 'A free and open Indo-Pacific',
  kind: 'partnership',
  phase: 'active',
  formedOn: '2007-05',
  partners: [partner('a', 'Australia'), partner('j', 'Japan'), { ...partner('i', 'India'), leftOn: '2008' }],
  trustPolicy: TRUST_POLICY_PRESETS.standard,
  counts: {
    commitments: 9,
    open: 5,
    kept: 3,
    late: 0,
    partlyKept: 0,
    missed: 1,
    contributions: 0,
    reviews: 0,
  },
  trust: { asOf: '2026-01-01T00:00:00Z', E: 0.6, lower: 0.3, upper: 0.8, u: 0.6, band: 'unproven' },
  revision: 20,
  position: '20',
};

describe('alliances side by side', () => {
  it('name those who are partners still, and tell what is open', () => {
    expect(listText([quad], layout)).toBe(
      [
        'Alliance  Id    Phase   Partners          Trust     Open',
        'The Quad  quad  active  Australia, Japan  unproven     5',
        '',
        '1 alliance.',
      ].join('\n'),
    );
  });

  it('count the partners where they are many', () => {
    const partners = Array.from({ length: 8 }, (_, n) => partner(String(n), `State ${n}`));
    expect(listText([{ ...quad, partners }], layout)).toContain('  8 partners  ');
  });

  it('may be none', () => {
    expect(listText([], layout)).toBe('There are no alliances here yet.');
  });
});
