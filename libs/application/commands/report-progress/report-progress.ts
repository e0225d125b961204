import { CommandHandler } from '@nestjs/cqrs';
import { UseCase, UseCaseHandler } from '../use-case.js';

/** How far an objective has come. */
export class ReportProgress extends UseCase<'ReportProgress'> {}

@CommandHandler(ReportProgress)
export class ReportProgressHandler extends UseCaseHandler<'ReportProgress'> {}
