import { type AssessmentState } from '../assessment/assessment-state.js';
import { eventIdsOf } from '../assessment/event-ids.js';
import { type EventRef } from '../time/event-ref.js';
import { type Progress } from './scorecard.js';
import { scored } from './state.js';

/** 100·Σ weight·progress/Σ weight over the objectives that were not dropped. An achieved one is whole. */
export function progressOf({ trackedItems }: AssessmentState, explain: boolean): Progress {
  const events: EventRef[] = [];
  let [objectives, achieved, dropped, weight, reached] = [0, 0, 0, 0, 0];
  for (const { opened, updated, closed } of trackedItems.objective.values()) {
    if (opened?.type !== 'ObjectiveSet') continue;
    if (closed?.type === 'ObjectiveDropped') {
      dropped += 1;
      continue;
    }
    const progress = updated?.type === 'ObjectiveProgressed' ? updated.data.progress : 0;
    const latest = closed ?? updated;
    objectives += 1;
    if (closed) achieved += 1;
    weight += opened.data.weight;
    reached += opened.data.weight * (closed ? 1 : progress);
    events.push(opened, ...(latest ? [latest] : []));
  }
  return {
    dimension: 'progress',
    ...scored(weight > 0 ? (100 * reached) / weight : undefined),
    figures: { objectives, achieved, dropped, weight },
    events: explain ? eventIdsOf(events) : [],
  };
}
