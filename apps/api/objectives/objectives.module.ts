import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { ObjectivesController } from './objectives.controller.js';

@Module({ imports: [CommandsModule], controllers: [ObjectivesController] })
export class ObjectivesModule {}
