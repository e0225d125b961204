import { eventIdsOf } from '../assessment/event-ids.js';
import { type AssessmentState } from '../assessment/assessment-state.js';
import { type EventRef } from '../time/event-ref.js';
import { type Progress } from './scorecard.js';
import { scored } from './state.js';

/** 100·Σ weight·progress/Σ weight over the objectives that were not dropped. An achieved one is whole. */
export function progressOf({ objectives }: AssessmentState, explain: boolean): Progress {
  const events: EventRef[] = [];
  let [counted, achieved, dropped, weight, reached] = [0, 0, 0, 0, 0];
  for (const objective of objectives.values()) {
    if (!objective.set) continue;
    if (objective.dropped) {
      dropped += 1;
      continue;
    }
    const latest = objective.achieved ?? objective.progressed;
    counted += 1;
    if (objective.achieved) achieved += 1;
    weight += objective.set.weight;
    reached += objective.set.weight * (objective.achieved ? 1 : (objective.progressed?.progress ?? 0));
    events.push(objective.set, ...(latest ? [latest] : []));
  }
  return {
    dimension: 'progress',
    ...scored(weight > 0 ? (100 * reached) / weight : undefined),
    figures: { objectives: counted, achieved, dropped, weight },
    events: explain ? eventIdsOf(events) : [],
  };
}
