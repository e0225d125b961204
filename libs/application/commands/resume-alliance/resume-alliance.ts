import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** A pause ends. */
export class ResumeAlliance extends UseCase<'ResumeAlliance'> {}

@CommandHandler(ResumeAlliance)
export class ResumeAllianceHandler extends UseCaseHandler<'ResumeAlliance'> {}
