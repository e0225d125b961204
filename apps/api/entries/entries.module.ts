import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { EntriesController } from './entries.controller.js';

@Module({ imports: [CommandsModule], controllers: [EntriesController] })
export class EntriesModule {}
