import { type Phase, PHASES } from '../catalogue/phases.js';
import { ALLIANCE_KINDS, type AllianceKind } from '../catalogue/words.js';
import { dayOf } from '../time/occurred-on.js';
import { COUNTED_OUTCOMES, NO_OUTCOMES, type OutcomeCounts } from '../trust/timeline.js';
import { ENDINGS, type EndingReason } from '../views/ending.js';
import { type AllianceLifetime } from './alliance-lifetime.js';
import { type Lifetime, type SurvivalRow, medianSurvival, survivalOf } from './survival.js';

export interface KeptRate extends OutcomeCounts {
  /** `2016-12` */
  readonly month: string;
  /** The part of all outcomes that was kept, on time or late, 0 to 1. */
  readonly keptRate: number;
}

/** Many alliances, side by side. */
export interface Portfolio {
  readonly alliances: number;
  readonly phases: Readonly<Record<Phase, number>>;
  readonly kinds: Readonly<Record<AllianceKind, number>>;
  readonly endings: Readonly<Record<EndingReason, number>>;
  readonly survival: readonly SurvivalRow[];
  /** Days; left out while more than half of the alliances live. */
  readonly medianSurvival?: number;
  /** From forming to the first commitment that was missed. */
  readonly firstMiss: {
    /** Left out where nothing was ever missed. */
    readonly medianDays?: number;
    readonly alliances: number;
    readonly never: number;
  };
  readonly keptByMonth: readonly KeptRate[];
}

/** Takes alliances in one by one, so that there is no need to have them all at once. */
export class PortfolioInProgress {
  private readonly phases = zeroes(PHASES);
  private readonly kinds = zeroes(ALLIANCE_KINDS);
  private readonly endings = zeroes(ENDINGS);
  private readonly lifetimes: Lifetime[] = [];
  private readonly daysToFirstMiss: number[] = [];
  private readonly months = new Map<string, OutcomeCounts>();
  private readonly today: number;

  /** @param now milliseconds since 1970 */
  constructor(now: number) {
    this.today = dayOf(now);
  }

  add({ kind, phase, formedAt, endedAt, ending, firstMissedAt, outcomes }: AllianceLifetime): void {
    const formed = dayOf(formedAt);
    const lived = (endedAt === undefined ? this.today : dayOf(endedAt)) - formed;
    this.phases[phase] += 1;
    this.kinds[kind] += 1;
    if (ending) this.endings[ending] += 1;
    this.lifetimes.push({ days: Math.max(0, lived), ended: endedAt !== undefined });
    if (firstMissedAt !== undefined) this.daysToFirstMiss.push(Math.max(0, dayOf(firstMissedAt) - formed));
    for (const [month, counts] of Object.entries(outcomes))
      this.months.set(month, sum(this.months.get(month) ?? NO_OUTCOMES, counts));
  }

  finished(): Portfolio {
    const survival = survivalOf(this.lifetimes);
    const median = medianSurvival(survival);
    const medianDays = medianOf(this.daysToFirstMiss);
    return {
      alliances: this.lifetimes.length,
      phases: this.phases,
      kinds: this.kinds,
      endings: this.endings,
      survival,
      ...(median !== undefined && { medianSurvival: median }),
      firstMiss: {
        ...(medianDays !== undefined && { medianDays }),
        alliances: this.daysToFirstMiss.length,
        never: this.lifetimes.length - this.daysToFirstMiss.length,
      },
      keptByMonth: [...this.months]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([month, counts]) => ({ month, ...counts, keptRate: keptRateOf(counts) })),
    };
  }
}

function keptRateOf({ kept, late, partlyKept, missed }: OutcomeCounts): number {
  return (kept + late) / (kept + late + partlyKept + missed);
}

/** The middle one, or the mean of the two in the middle. */
function medianOf(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

function zeroes<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}

function sum(a: OutcomeCounts, b: OutcomeCounts): OutcomeCounts {
  const all = { ...a };
  for (const outcome of COUNTED_OUTCOMES) all[outcome] += b[outcome];
  return all;
}
