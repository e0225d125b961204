/** What the service answers, as the contract says it: design.md 5. */

export interface Recorded {
  readonly allianceId: string;
  readonly revision: number;
  readonly position: string;
  readonly events: readonly { readonly eventId: string; readonly type: string; readonly revision: number }[];
}

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly rule?: string;
  readonly conflictsWith?: { readonly eventId: string; readonly type: string };
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

export interface StoredEvent {
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface Scores {
  readonly E: number;
  readonly u: number;
  readonly lower: number;
  readonly upper: number;
  readonly band: string;
}

export interface TrustCounts {
  readonly kept: number;
  readonly late: number;
  readonly partlyKept: number;
  readonly missed: number;
}

export interface Point extends Scores {
  readonly occurredOn: string;
  readonly position: string;
  readonly eventId: string;
  readonly type: string;
  readonly R: number;
  readonly S: number;
  readonly ageing: number;
  readonly change: number;
  readonly counts: TrustCounts;
  readonly version: number;
}

export interface TrustTimeline {
  readonly key: Readonly<Record<string, string>>;
  readonly policy: Policy;
  readonly points: readonly Point[];
  readonly next?: string;
  readonly now: Scores & {
    readonly asOf: string;
    readonly R: number;
    readonly S: number;
    readonly counts: TrustCounts;
  };
}

export interface Policy {
  readonly halfLife: number;
  readonly latenessScale: number;
  readonly asymmetry: number;
  readonly baseRate: number;
  readonly priorWeight: number;
  readonly deadlineGrace: number;
}

export interface AllianceView {
  readonly allianceId: string;
  readonly name: string;
  readonly purpose: string;
  readonly kind: string;
  readonly arena?: string;
  readonly phase: string;
  readonly formedOn: string;
  readonly endedOn?: string;
  readonly partners: readonly {
    readonly partnerId: string;
    readonly name: string;
    readonly role?: string;
    readonly share: number;
    readonly joinedOn: string;
    readonly leftOn?: string;
  }[];
  readonly coordinator?: unknown;
  readonly trialEndsOn?: string;
  readonly nextReviewOn?: string;
  readonly trustPolicy: Policy;
  readonly counts: Readonly<
    Record<
      'commitments' | 'open' | 'kept' | 'late' | 'partlyKept' | 'missed' | 'contributions' | 'reviews',
      number
    >
  >;
  readonly trust: Scores & { readonly asOf: string };
  readonly revision: number;
  readonly position: string;
}

export interface CommitmentView {
  readonly allianceId: string;
  readonly commitmentId: string;
  readonly debtors: readonly string[];
  readonly creditors: readonly string[];
  readonly description: string;
  readonly measure?: string;
  readonly target?: number;
  readonly unit?: string;
  readonly weight: number;
  readonly madeOn: string;
  readonly dueOn?: string;
  readonly status: string;
  readonly daysLate?: number;
  readonly fraction?: number;
  readonly outcome?: unknown;
  readonly history: readonly {
    readonly eventId: string;
    readonly type: string;
    readonly occurredOn: string;
  }[];
}

export interface Lifecycle extends Omit<Page<unknown>, 'items'> {
  readonly allianceId: string;
  readonly phase: string;
  readonly phases: readonly {
    readonly phase: string;
    readonly from: string;
    readonly to?: string;
    readonly days: number;
    readonly endedBy?: unknown;
  }[];
  readonly entries: readonly {
    readonly revision: number;
    readonly eventId: string;
    readonly type: string;
    readonly occurredOn: string;
    readonly recordedAt: string;
    readonly text: string;
    readonly by?: unknown;
    readonly source?: string;
  }[];
}

export type StateView = AllianceView & { readonly commitments: readonly CommitmentView[] };

export interface Ingested {
  readonly items: readonly IngestedItem[];
}

export interface IngestedItem {
  readonly id: string;
  readonly status: 'recorded' | 'duplicate' | 'rejected';
  readonly eventId?: string;
  readonly revision?: number;
  readonly position?: string;
  readonly problem?: Problem;
}
