import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CommandDesk } from './commands/command-desk.js';
import { CommitmentsController } from './commands/commitments.controller.js';
import { FormingController } from './commands/forming.controller.js';
import { GivingController } from './commands/giving.controller.js';
import { PartnersController } from './commands/partners.controller.js';
import { PhasesController } from './commands/phases.controller.js';
import { useCaseProviders } from './commands/use-case.providers.js';
import { EventIntake } from './ingestion/event-intake.js';
import { EventsController } from './ingestion/events.controller.js';
import { RuntimeModule } from './runtime.module.js';

@Module({
  imports: [RuntimeModule, CqrsModule.forRoot()],
  controllers: [
    FormingController,
    PartnersController,
    CommitmentsController,
    GivingController,
    PhasesController,
    EventsController,
  ],
  providers: [CommandDesk, EventIntake, ...useCaseProviders],
})
export class AppModule {}
