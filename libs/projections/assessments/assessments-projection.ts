import { PROJECTION_OF } from '#domain';

import type { Projection } from '../projection.js';
import { RECIPROCITY, SCORECARDS, WARNING_SIGNS } from './assessment-documents.js';
import { AssessmentsProjector } from './assessments-projector.js';

/** Scorecards, reciprocity and warning signs: made of the same ledger, which is folded from the events alone. */
export const assessmentsProjection: Projection = {
  spec: {
    name: PROJECTION_OF.scorecards,
    version: 1,
    collections: [SCORECARDS, WARNING_SIGNS, RECIPROCITY],
  },
  projector: (_documents, history) => new AssessmentsProjector(history),
};
