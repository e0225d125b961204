import { type LeftOut, type Reciprocity, type ReciprocityIn } from '../reciprocity/reciprocity.js';
import { type Dimension, type Scorecard } from '../scorecard/scorecard.js';
import { type Finding } from '../warning-signs/warning-sign.js';

/** What an assessment is of, and as of when. */
interface Assessment {
  readonly allianceId: string;
  /** An instant: ISO 8601, UTC. */
  readonly asOf: string;
}

/** Without the events, which may be as many as the alliance has. */
type WithoutEvents<T> = T extends unknown ? Omit<T, 'events'> : never;

export interface ScorecardView extends Assessment {
  readonly headline?: Dimension;
  readonly dimensions: readonly WithoutEvents<Scorecard['dimensions'][number]>[];
}

export interface ReciprocityView extends Assessment, Pick<Reciprocity, 'contributions' | 'coverage'> {
  /** The name of the measure that one figure is in where one is asked for, and what that leaves out. */
  readonly leading?: string;
  readonly leavesOut?: LeftOut;
  readonly natural: readonly ReciprocityIn[];
  readonly valued: readonly ReciprocityIn[];
}

export interface WarningSignsView extends Assessment {
  readonly findings: readonly Finding[];
}

export function scorecardView({ allianceId, asOf, headline, dimensions }: Scorecard): ScorecardView {
  return {
    allianceId,
    asOf: instant(asOf),
    ...(headline !== undefined && { headline }),
    dimensions: dimensions.map(withoutEvents),
  };
}

export function reciprocityView(reciprocity: Reciprocity): ReciprocityView {
  const { allianceId, asOf, contributions, coverage, leading, leavesOut, natural, valued } = reciprocity;
  return {
    allianceId,
    asOf: instant(asOf),
    contributions,
    coverage,
    ...(leading && leavesOut && { leading: leading.name, leavesOut }),
    natural,
    valued,
  };
}

export function warningSignsView(
  allianceId: string,
  asOf: number,
  findings: readonly Finding[],
): WarningSignsView {
  return { allianceId, asOf: instant(asOf), findings };
}

function withoutEvents<T extends { readonly events: readonly string[] }>(all: T): WithoutEvents<T> {
  const { events, ...rest } = all;
  void events;
  // Distributes over the members of a union, which the type of a rest does not.
  return rest as unknown as WithoutEvents<T>;
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
