import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { AlliancesController } from './alliances.controller.js';
import { PhasesController } from './phases.controller.js';

@Module({ imports: [CommandsModule], controllers: [AlliancesController, PhasesController] })
export class AlliancesModule {}
