import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { UnderstandingController } from './understanding.controller.js';

@Module({ imports: [CommandsModule], controllers: [UnderstandingController] })
export class UnderstandingModule {}
