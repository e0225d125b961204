import {
  DISSOLUTION_REASONS,
  type DissolutionReason,
  OPEN_COMMITMENT_FATES,
  type OpenCommitmentFate,
} from '#domain';
import { Ids, ListOf } from '../fields/objects.js';
import { Id, OneOf, Reference, When, Words } from '../fields/texts.js';
import { LIMITS } from '../limits.js';
import { CommonFields } from './common-fields.js';

export class PauseAllianceBody extends CommonFields {
  @Words({ description: 'Why.', example: 'The building is renovated.' })
  reason!: string;

  @Ids(
    { maxItems: LIMITS.partners },
    { optional: true, description: 'Who paused it.', example: ['town-library'] },
  )
  by?: string[];

  @When({ optional: true, description: 'When to look at it again.', example: '2024-09-01' })
  lookAgainOn?: string;
}

export class ResumeAllianceBody extends CommonFields {
  @Words({ optional: true, description: 'Why.', example: 'The building is open again.' })
  reason?: string;
}

export class LapseAllianceBody extends CommonFields {
  @Words({ description: 'What shows that the alliance faded.', example: 'Nobody has met for a year.' })
  basis!: string;
}

export class ReviveAllianceBody extends CommonFields {
  @Words({ description: 'What shows that it is back.', example: 'The partners met again.' })
  basis!: string;
}

export class OpenCommitmentBody {
  @Id({ description: 'A commitment that is open.', example: 'spring-teachers' })
  commitmentId!: string;

  @OneOf(OPEN_COMMITMENT_FATES, {
    description: 'What becomes of it. Carried over: it stays open and can still be kept.',
    example: 'released',
  })
  becomes!: OpenCommitmentFate;
}

export class DissolveAllianceBody extends CommonFields {
  @OneOf(DISSOLUTION_REASONS, { description: 'Why it ended. An end is not a failure.', example: 'achieved' })
  reason!: DissolutionReason;

  @Id({ optional: true, description: 'The partner who asked for it.', example: 'north-college' })
  initiatedBy?: string;

  @Words({ optional: true, description: 'What was learnt.', example: 'Agree on the rooms first.' })
  lessons?: string;

  @ListOf(
    () => OpenCommitmentBody,
    { maxItems: LIMITS.openCommitments },
    {
      description: 'What becomes of every commitment that is open; empty if none is.',
      example: [{ commitmentId: 'spring-teachers', becomes: 'released' }],
    },
  )
  openCommitments!: OpenCommitmentBody[];
}

export class FormaliseAllianceBody extends CommonFields {
  @Reference({
    description: 'What the alliance became: the contract, body or treaty.',
    example: 'Articles of association',
  })
  instrument!: string;

  @Reference({
    optional: true,
    description: 'What took its place.',
    example: 'River Valley School Association',
  })
  successor?: string;
}
