import { PROJECTION_OF } from '#domain';

import type { Projection } from '../projection.js';
import { CONTRIBUTIONS } from './contribution-document.js';
import { ContributionsProjector } from './contributions-projector.js';

export const contributionsProjection: Projection = {
  spec: { name: PROJECTION_OF.contributions, version: 2, collections: [CONTRIBUTIONS] },
  projector: (documents) => new ContributionsProjector(documents),
};
