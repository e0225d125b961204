import { type AllianceEventType } from '../catalogue/catalogue.js';
import { type Phase } from '../catalogue/phases.js';
import { type OccurredOn } from '../time/occurred-on.js';

/** How long an alliance was in a phase, and what ended it. */
export interface PhaseSpan {
  readonly phase: Phase;
  readonly from: OccurredOn;
  /** Left out while it lasts. */
  readonly to?: OccurredOn;
  readonly endedBy?: { readonly eventId: string; readonly type: AllianceEventType; readonly reason?: string };
}

/**
 * The same, of an alliance's profile. Spans follow each other without gap or overlap: what was dated roughly counts
 * from its first instant, or from the change before it if that is later.
 */
export interface RecordedPhaseSpan extends PhaseSpan {
  /** Of the event that it begins with. */
  readonly revision: number;
}
