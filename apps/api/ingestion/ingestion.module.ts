import { Module } from '@nestjs/common';
import { CommandsModule } from '../commands/commands.module.js';
import { EventIntake } from './event-intake.js';
import { EventsController } from './events.controller.js';

@Module({ imports: [CommandsModule], controllers: [EventsController], providers: [EventIntake] })
export class IngestionModule {}
