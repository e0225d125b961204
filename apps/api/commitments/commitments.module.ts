import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { CommitmentsController } from './commitments.controller.js';
import { CommitmentQueriesController } from './commitment-queries.controller.js';

@Module({ imports: [CommandsModule], controllers: [CommitmentsController, CommitmentQueriesController] })
export class CommitmentsModule {}
