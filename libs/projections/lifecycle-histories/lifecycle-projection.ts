import { PROJECTION_OF } from '#domain';

import { LIFECYCLE_ENTRIES } from '../lifecycle-entries/entry-document.js';
import { NAMED_COMMITMENTS } from '../lifecycle-entries/commitment-names.js';
import type { Projection } from '../projection.js';
import { LIFECYCLE_HISTORIES } from './history-document.js';
import { LifecycleProjector } from './lifecycle-projector.js';

/** What happened in an alliance: its phases, and every event in plain words. */
export const lifecycleProjection: Projection = {
  spec: {
    name: PROJECTION_OF.lifecycle_histories,
    version: 2,
    collections: [LIFECYCLE_HISTORIES, LIFECYCLE_ENTRIES, NAMED_COMMITMENTS],
  },
  projector: (documents) => new LifecycleProjector(documents),
};
