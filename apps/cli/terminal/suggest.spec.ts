import { suggest } from './suggest.js';

const IDS = ['arctic-council', 'entente-cordiale', 'quad', 'quad-plus'];

describe('suggestions', () => {
  it('are the ids nearest to what was typed', () => {
    expect(suggest('entente-cordial', IDS)).toEqual(['entente-cordiale']);
    expect(suggest('Quadd', IDS)).toEqual(['quad']);
  });

  it('take a part of an id for the whole', () => {
    expect(suggest('arctic', IDS)).toEqual(['arctic-council']);
    expect(suggest('quad', IDS)).toEqual(['quad', 'quad-plus']);
  });

  it('are none where nothing is near', () => {
    expect(suggest('nato', IDS)).toEqual([]);
  });
});
