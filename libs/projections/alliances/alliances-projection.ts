import { PROJECTION_OF } from '#domain';

import { COMMITMENTS } from '../commitments/commitment-document.js';
import type { Projection } from '../projection.js';
import { TRUST_KEYS, TRUST_TIMELINES } from '../trust-timelines/collections.js';
import { ALLIANCES } from './alliance-document.js';
import { AlliancesProjector } from './alliances-projector.js';

/** Alliances, their commitments and their trust timelines: they are made of the same folds. */
export const alliancesProjection: Projection = {
  spec: {
    name: PROJECTION_OF.alliances,
    version: 1,
    collections: [ALLIANCES, COMMITMENTS, TRUST_TIMELINES, TRUST_KEYS],
  },
  projector: (documents) => new AlliancesProjector(documents),
};
