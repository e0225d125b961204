import { PROJECTION_OF } from '#domain';

import { LIVES } from '../alliance-lives/life-document.js';
import { COMMITMENTS } from '../commitments/commitment-document.js';
import type { Projection } from '../projection.js';
import { TRACK_RECORDS } from '../track-records/record-document.js';
import { TRUST_KEYS, TRUST_TIMELINES } from '../trust-timelines/collections.js';
import { ALLIANCES } from './alliance-document.js';
import { AlliancesProjector } from './alliances-projector.js';

/** Alliances, their commitments, their trust timelines and track records: they are made of the same folds. */
export const alliancesProjection: Projection = {
  spec: {
    name: PROJECTION_OF.alliances,
    version: 2,
    collections: [ALLIANCES, LIVES, TRACK_RECORDS, COMMITMENTS, TRUST_KEYS, TRUST_TIMELINES],
  },
  projector: (documents) => new AlliancesProjector(documents),
};
