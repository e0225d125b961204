import { JSONSchema } from 'class-validator-jsonschema';
import {
  DISSOLUTION_REASONS,
  type DissolutionReason,
  OPEN_COMMITMENT_FATES,
  type OpenCommitmentFate,
} from '#domain';
import { Ids, ListOf } from '../decorators/lists.js';
import { Optional } from '../decorators/optional.js';
import { FreeText, Id, OneOf, PartialDate, Reference } from '../decorators/texts.js';
import { LIMITS } from '../shared/limits.js';
import { CommonFields } from './common-fields.js';

export class PauseAllianceBody extends CommonFields {
  @FreeText()
  @JSONSchema({ description: 'Why.', examples: ['The building is renovated.'] })
  reason!: string;

  @Optional()
  @Ids({ maxItems: LIMITS.partners })
  @JSONSchema({ description: 'Who paused it.', examples: [['town-library']] })
  by?: string[];

  @Optional()
  @PartialDate()
  @JSONSchema({ description: 'When to look at it again.', examples: ['2024-09-01'] })
  lookAgainOn?: string;
}

export class ResumeAllianceBody extends CommonFields {
  @Optional()
  @FreeText()
  @JSONSchema({ description: 'Why.', examples: ['The building is open again.'] })
  reason?: string;
}

export class LapseAllianceBody extends CommonFields {
  @FreeText()
  @JSONSchema({
    description: 'What shows that the alliance faded.',
    examples: ['Nobody has met for a year.'],
  })
  basis!: string;
}

export class ReviveAllianceBody extends CommonFields {
  @FreeText()
  @JSONSchema({ description: 'What shows that it is back.', examples: ['The partners met again.'] })
  basis!: string;
}

export class OpenCommitmentBody {
  @Id()
  @JSONSchema({ description: 'A commitment that is open.', examples: ['spring-teachers'] })
  commitmentId!: string;

  @OneOf(OPEN_COMMITMENT_FATES)
  @JSONSchema({
    description: 'What becomes of it. Carried over: it stays open and can still be kept.',
    examples: ['released'],
  })
  becomes!: OpenCommitmentFate;
}

export class DissolveAllianceBody extends CommonFields {
  @OneOf(DISSOLUTION_REASONS)
  @JSONSchema({ description: 'Why it ended. An end is not a failure.', examples: ['achieved'] })
  reason!: DissolutionReason;

  @Optional()
  @Id()
  @JSONSchema({ description: 'The partner who asked for it.', examples: ['north-college'] })
  initiatedBy?: string;

  @Optional()
  @FreeText()
  @JSONSchema({ description: 'What was learnt.', examples: ['Agree on the rooms first.'] })
  lessons?: string;

  @ListOf(() => OpenCommitmentBody, { maxItems: LIMITS.openCommitments })
  @JSONSchema({
    description: 'What becomes of every commitment that is open; empty if none is.',
    examples: [[{ commitmentId: 'spring-teachers', becomes: 'released' }]],
  })
  openCommitments!: OpenCommitmentBody[];
}

export class FormaliseAllianceBody extends CommonFields {
  @Reference()
  @JSONSchema({
    description: 'What the alliance became: the contract, body or treaty.',
    examples: ['Articles of association'],
  })
  instrument!: string;

  @Optional()
  @Reference()
  @JSONSchema({ description: 'What took its place.', examples: ['River Valley School Association'] })
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
