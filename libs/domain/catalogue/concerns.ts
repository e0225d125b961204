import { joined } from '../shared/text.js';
import { type EventDefinitions, type ItemStep } from './definition.js';
import { type ConcernKind } from './words.js';

/** The terms a breach was confirmed by, so that whoever reads the event needs no other. */
export interface BreachJudgement {
  readonly subject: string;
  /** The other partners. */
  readonly towards: readonly string[];
}

/** What worries partners, and what went badly wrong. */
export interface ConcernEvents {
  ConcernRaised: {
    readonly concernId: string;
    readonly kind: ConcernKind;
    readonly text: string;
    readonly about?: string;
  };
  ConcernResolved: { readonly concernId: string };
  BreachReported: {
    readonly breachId: string;
    readonly subject: string;
    readonly nature: string;
    /** Who reports it: as it is said, or else on whose behalf it was recorded, or by whom. */
    readonly by: string;
  };
  BreachConfirmed: {
    readonly breachId: string;
    readonly decidedBy: string;
    /** Whom it was a breach towards, as its evidence is split: the other partners at that time. */
    readonly judgedBy: BreachJudgement;
  };
  BreachDismissed: { readonly breachId: string; readonly decidedBy: string };
}

export interface ConcernCommands {
  ConfirmBreach: Omit<ConcernEvents['BreachConfirmed'], 'judgedBy'>;
}

const concern = <S extends ItemStep>(step: S) =>
  ({ kind: 'concern', step, id: ({ concernId }: { readonly concernId: string }) => concernId }) as const;

const breach = <S extends ItemStep>(step: S) =>
  ({ kind: 'breach', step, id: ({ breachId }: { readonly breachId: string }) => breachId }) as const;

export const CONCERNS = {
  ConcernRaised: {
    command: 'RaiseConcern',
    label: 'A concern',
    item: concern('open'),
    tell: ({ concernId, kind, text, about }, names) =>
      joined(
        `The concern ${concernId} was raised (${kind}): ${text}`,
        about && `about ${names.partner(about)}`,
      ),
    personal: ['text', 'about'],
  },
  ConcernResolved: {
    command: 'ResolveConcern',
    label: 'The resolution of a concern',
    item: concern('close'),
    tell: ({ concernId }) => `The concern ${concernId} was resolved`,
  },
  BreachReported: {
    command: 'ReportBreach',
    label: 'The report of a breach',
    partners: ({ subject }) => [subject],
    item: breach('open'),
    signOfLife: ({ by }) => [by],
    tell: ({ breachId, subject, nature, by }, names) =>
      `${names.partner(by)} reported a breach by ${names.partner(subject)} (${breachId}): ${nature}`,
    personal: ['nature', 'by'],
  },
  BreachConfirmed: {
    command: 'ConfirmBreach',
    label: 'The confirmation of a breach',
    item: breach('close'),
    signOfLife: ({ decidedBy }) => [decidedBy],
    tell: ({ breachId, decidedBy, judgedBy }, names) =>
      `${names.partner(decidedBy)} confirmed the breach ${breachId} by ${names.partner(judgedBy.subject)}`,
    personal: ['decidedBy'],
  },
  BreachDismissed: {
    command: 'DismissBreach',
    label: 'The dismissal of a breach',
    item: breach('close'),
    signOfLife: ({ decidedBy }) => [decidedBy],
    tell: ({ breachId, decidedBy }, names) => `${names.partner(decidedBy)} dismissed the breach ${breachId}`,
    personal: ['decidedBy'],
  },
} as const satisfies EventDefinitions<ConcernEvents>;
