import {
  READ_MODELS,
  reciprocityOf,
  reciprocityView,
  scorecardOf,
  scorecardView,
  warningSignsOf,
  warningSignsView,
} from '#domain';
import type { AssessmentState, ReciprocityDocument, ScorecardDocument, WarningSignsDocument } from '#domain';
import type { CollectionSpec } from '#read-store';

import { written } from '../projection.js';
import type { Seen, Written } from '../projection.js';

const collection = (name: string): CollectionSpec => ({ name, indexes: [['allianceId']] });

export const SCORECARDS = collection(READ_MODELS.scorecards);
export const RECIPROCITY = collection(READ_MODELS.reciprocity);
export const WARNING_SIGNS = collection(READ_MODELS.warningSigns);

/** A document does not grow with the history: of the events of a finding it names the latest. */
const EVENTS_NAMED = 100;

/** What can be said of an alliance as of when its last event was recorded: no clock has a say. */
export function assessmentDocuments(ledger: AssessmentState, { position, recordedAt }: Seen): Written[] {
  const { allianceId } = ledger;
  const asOf = Date.parse(recordedAt);
  const of = { _id: allianceId, position, updatedAt: recordedAt };
  const flows = reciprocityOf(ledger, asOf);
  const scorecard: ScorecardDocument = { ...of, ...scorecardView(scorecardOf(ledger, asOf, flows, false)) };
  const reciprocity: ReciprocityDocument = { ...of, ...reciprocityView(flows) };
  const findings = warningSignsOf(ledger, asOf, { reciprocity: flows, mostEvents: EVENTS_NAMED });
  const signs: WarningSignsDocument = { ...of, ...warningSignsView(allianceId, asOf, findings) };
  return [
    written(RECIPROCITY.name, reciprocity),
    written(WARNING_SIGNS.name, signs),
    written(SCORECARDS.name, scorecard),
  ];
}
