import { PROJECTION_OF, READ_MODELS } from '#domain';

import { PROJECTIONS } from './index.js';

describe('the read models', () => {
  it('are each written by the projection that is said to write them', () => {
    const written = PROJECTIONS.flatMap(({ spec }) =>
      spec.collections.map(({ name }) => [name, spec.name] as const),
    );
    const writtenBy = new Map<string, string>(written);
    expect(Object.keys(PROJECTION_OF).map((name) => [name, writtenBy.get(name)])).toEqual(
      Object.entries(PROJECTION_OF),
    );
  });

  it('go by their names in camel case', () => {
    expect(Object.values(READ_MODELS)).toEqual(Object.keys(PROJECTION_OF));
    expect(READ_MODELS).toMatchObject({ trustTimelines: 'trust_timelines', alliances: 'alliances' });
  });
});
