import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { ApplicationModule } from './application.module.js';
import { BenefitsController } from './commands/benefits.controller.js';
import { BreachesController } from './commands/breaches.controller.js';
import { CommandDesk } from './commands/command-desk.js';
import { CommitmentsController } from './commands/commitments.controller.js';
import { ConcernsController } from './commands/concerns.controller.js';
import { DisputesController } from './commands/disputes.controller.js';
import { EntriesController } from './commands/entries.controller.js';
import { FormingController } from './commands/forming.controller.js';
import { GivingController } from './commands/giving.controller.js';
import { ObjectivesController } from './commands/objectives.controller.js';
import { PartnersController } from './commands/partners.controller.js';
import { PhasesController } from './commands/phases.controller.js';
import { ReceivedController } from './commands/received.controller.js';
import { UnderstandingController } from './commands/understanding.controller.js';
import { WorkingTogetherController } from './commands/working-together.controller.js';
import { HomeController } from './documentation/home.controller.js';
import { HealthController } from './health/health.controller.js';
import { EventIntake } from './ingestion/event-intake.js';
import { EventsController } from './ingestion/events.controller.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { ProblemsController } from './problems/problems.controller.js';
import { AlliancesController } from './queries/alliances.controller.js';
import { AssessmentsController } from './queries/assessments.controller.js';
import { CommitmentQueriesController } from './queries/commitments.controller.js';
import { ContributionQueriesController } from './queries/contributions.controller.js';
import { ReplayController } from './queries/replay.controller.js';
import { TrackRecordsController } from './queries/track-records.controller.js';
import { RuntimeModule } from './runtime.module.js';

@Module({
  imports: [RuntimeModule, ApplicationModule, TerminusModule.forRoot({ logger: false })],
  controllers: [
    FormingController,
    PartnersController,
    CommitmentsController,
    GivingController,
    PhasesController,
    UnderstandingController,
    ObjectivesController,
    BenefitsController,
    ReceivedController,
    DisputesController,
    WorkingTogetherController,
    ConcernsController,
    BreachesController,
    EntriesController,
    EventsController,
    AlliancesController,
    CommitmentQueriesController,
    ContributionQueriesController,
    TrackRecordsController,
    AssessmentsController,
    ReplayController,
    HealthController,
    MetricsController,
    ProblemsController,
    HomeController,
  ],
  providers: [CommandDesk, EventIntake],
})
export class AppModule {}
