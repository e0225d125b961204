import { commands, given } from '#testing';

const { form, join, lapse, review } = commands;
const formed = form('2020-01-01');
const rating = (rater: string, subject: string) => ({ rater, subject, score: 4 });

describe('holding a review', () => {
  it('records ratings and decision', () => {
    const data = { ratings: [rating('ann', 'ben'), rating('ben', 'ann')], nextReviewOn: '2021' };
    given(formed)
      .when(review('2020-02-01', data))
      .then({
        type: 'ReviewHeld',
        occurredOn: '2020-02-01',
        data: { reviewId: 'r', decision: 'continue', ...data },
      });
  });

  it('uses an id once', () => {
    given(formed, review('2020-02-01'))
      .when(review('2020-03-01'))
      .thenRefused('id-taken', /review r/);
  });

  it('rates others, each once', () => {
    given(formed)
      .when(review('2020-02-01', { ratings: [rating('ann', 'ann')] }))
      .thenRefused('self-rating', /by itself/);
    given(formed)
      .when(review('2020-02-01', { ratings: [rating('ann', 'ben'), rating('ann', 'ben')] }))
      .thenRefused('self-rating', /twice/);
  });

  it('is among partners of that time', () => {
    const withDan = given(formed, join('2020-03-01', 'dan'));
    withDan.when(review('2020-02-01', { ratings: [rating('ann', 'dan')] })).thenRefused('not-a-partner');
    withDan.when(review('2020-02-01', { ratings: [rating('dan', 'ann')] })).thenRefused('not-a-partner');
    withDan
      .when(review('2020-03-01', { ratings: [rating('dan', 'ann')] }))
      .thenMatching({ type: 'ReviewHeld' });
  });

  it('is no matter of an alliance that lapsed', () => {
    given(formed, lapse('2020-02-01')).when(review('2020-03-01')).thenRefused('wrong-phase');
  });
});
