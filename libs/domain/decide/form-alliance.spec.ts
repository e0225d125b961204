import { TRUST_POLICY_PRESETS } from '#domain';
import { commands, given } from '#testing';

const { form } = commands;
const people = (...ids: string[]) => ids.map((partnerId) => ({ partnerId, name: partnerId }));

describe('forming an alliance', () => {
  it('records what was agreed', () => {
    given()
      .when(form('1904-04', { coordinator: 'ann', arena: 'civic', nextReviewOn: '1905' }))
      .then({
        type: 'AllianceFormed',
        occurredOn: '1904-04',
        data: {
          name: 'The Alliance',
          purpose: 'To help each other',
          kind: 'alliance',
          arena: 'civic',
          partners: [
            { partnerId: 'ann', name: 'ANN' },
            { partnerId: 'ben', name: 'BEN' },
            { partnerId: 'cem', name: 'CEM' },
          ],
          coordinator: 'ann',
          nextReviewOn: '1905',
          trustPolicy: TRUST_POLICY_PRESETS.standard,
        },
      });
  });

  it('happens once', () => {
    given(form('2020-01-01'))
      .when(form('2020-01-01'))
      .thenRefused('id-taken', /the-alliance/);
  });

  it.each([
    ['one', people('ann')],
    ['the same twice', people('ann', 'ann')],
    ['one of three twice', people('ann', 'ben', 'ann')],
  ])('takes two distinct partners, not %s', (_, partners) => {
    given().when(form('2020-01-01', { partners })).thenRefused('two-partners');
  });

  it('takes its coordinator from among the partners', () => {
    given()
      .when(form('2020-01-01', { coordinator: 'dan' }))
      .thenRefused('not-a-partner', /dan/);
  });

  it.each([
    ['of everyone', [0.5, 0.25, undefined], /cem has none/],
    ['that sum to 1', [0.5, 0.25, 0.3], /sum to 1/],
    ['of 0 or more', [1.5, -0.5, 0], /ben is -0.5/],
  ])('takes shares %s', (_, shares, words) => {
    const partners = people('ann', 'ben', 'cem').map((partner, index) => {
      const share = shares[index];
      return { ...partner, ...(share !== undefined && { share }) };
    });
    given().when(form('2020-01-01', { partners })).thenRefused('shares', words);
  });

  it('does not lie in the future, unless its date leaves it open', () => {
    given().when(form('2026-03-03')).thenRefused('in-the-future');
    // It is noon in Greenwich, and has been the second of March for two hours at UTC+14.
    given().when(form('2026-03-02')).thenMatching({ type: 'AllianceFormed' });
    given().when(form('2026-03-01T12:00:00.001Z')).thenRefused('in-the-future');
    given().when(form('2026-03-01')).thenMatching({ type: 'AllianceFormed' });
    given().when(form('2026')).thenMatching({ type: 'AllianceFormed' });
  });
});
