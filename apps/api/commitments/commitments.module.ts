import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { CommitmentQueriesController } from './commitment-queries.controller.js';
import { CommitmentTermsController } from './commitment-terms.controller.js';
import { CommitmentsController } from './commitments.controller.js';
import { OutcomesController } from './outcomes.controller.js';

@Module({
  imports: [CommandsModule],
  controllers: [
    CommitmentsController,
    CommitmentTermsController,
    OutcomesController,
    CommitmentQueriesController,
  ],
})
export class CommitmentsModule {}
