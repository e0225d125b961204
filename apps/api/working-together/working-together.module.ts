import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { WorkingTogetherController } from './working-together.controller.js';

@Module({ imports: [CommandsModule], controllers: [WorkingTogetherController] })
export class WorkingTogetherModule {}
