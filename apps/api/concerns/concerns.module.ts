import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { ConcernsController } from './concerns.controller.js';

@Module({ imports: [CommandsModule], controllers: [ConcernsController] })
export class ConcernsModule {}
