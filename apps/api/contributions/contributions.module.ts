import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { ContributionsController } from './contributions.controller.js';

@Module({ imports: [CommandsModule], controllers: [ContributionsController] })
export class ContributionsModule {}
