import {
  DISSOLUTION_REASONS,
  type DissolutionReason,
  OPEN_COMMITMENT_FATES,
  type OpenCommitmentFate,
} from '#domain';
import { Ids, ListOf } from '../decorators/lists.js';
import { Optional } from '../decorators/optional.js';
import { FreeText, Id, OneOf, PartialDate, Personal, Reference } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields } from './common-fields.js';

export class PauseAllianceBody extends CommonFields {
  @FreeText('Why.', 'The building is renovated.')
  reason!: string;

  @Optional()
  @Ids({ maxItems: LIMITS.partners }, 'Who paused it.', ['town-library'])
  by?: string[];

  @Optional()
  @PartialDate('When to look at it again.', '2024-09-01')
  lookAgainOn?: string;
}

export class ResumeAllianceBody extends CommonFields {
  @Optional()
  @FreeText('Why.', 'The building is open again.')
  reason?: string;
}

export class LapseAllianceBody extends CommonFields {
  @FreeText('What shows that the alliance faded.', 'Nobody has met for a year.')
  basis!: string;
}

export class ReviveAllianceBody extends CommonFields {
  @FreeText('What shows that it is back.', 'The partners met again.')
  basis!: string;
}

export class OpenCommitmentBody {
  @Id('A commitment that is open.', 'spring-teachers')
  commitmentId!: string;

  @OneOf(
    OPEN_COMMITMENT_FATES,
    'What becomes of it. Carried over: it stays open and can still be kept.',
    'released',
  )
  becomes!: OpenCommitmentFate;
}

export class DissolveAllianceBody extends CommonFields {
  @OneOf(DISSOLUTION_REASONS, 'Why it ended. An end is not a failure.', 'achieved')
  reason!: DissolutionReason;

  @Optional()
  @Id('The partner who asked for it.', 'north-college')
  initiatedBy?: string;

  @Optional()
  @FreeText('What was learnt.', 'Agree on the rooms first.')
  lessons?: string;

  @ListOf(
    () => OpenCommitmentBody,
    { maxItems: LIMITS.openCommitments },
    'What becomes of every commitment that is open; empty if none is.',
    [{ commitmentId: 'spring-teachers', becomes: 'released' }],
  )
  openCommitments!: OpenCommitmentBody[];
}

export class FormaliseAllianceBody extends CommonFields {
  @Reference('What the alliance became: the contract, body or treaty.', 'Articles of association')
  @Personal()
  instrument!: string;

  @Optional()
  @Reference('What took its place.', 'River Valley School Association')
  @Personal()
  successor?: string;
}

export const PHASE_BODIES = {
  AlliancePaused: PauseAllianceBody,
  AllianceResumed: ResumeAllianceBody,
  AllianceLapsed: LapseAllianceBody,
  AllianceRevived: ReviveAllianceBody,
  AllianceDissolved: DissolveAllianceBody,
  AllianceFormalised: FormaliseAllianceBody,
};
