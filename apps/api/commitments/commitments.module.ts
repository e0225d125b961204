import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { CommitmentsController } from './commitments.controller.js';
import { DisputesController } from './disputes.controller.js';
import { CommitmentQueriesController } from './commitment-queries.controller.js';

@Module({
  imports: [CommandsModule],
  controllers: [CommitmentsController, DisputesController, CommitmentQueriesController],
})
export class CommitmentsModule {}
