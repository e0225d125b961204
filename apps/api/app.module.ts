import { Module } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import { AlliancesModule } from './alliances/alliances.module.js';
import { AssessmentsModule } from './assessments/assessments.module.js';
import { AuditModule } from './audit/audit.module.js';
import { ChangesModule } from './changes/changes.module.js';
import { CommitmentsModule } from './commitments/commitments.module.js';
import { ConcernsModule } from './concerns/concerns.module.js';
import { ContributionsModule } from './contributions/contributions.module.js';
import { DocumentationModule } from './documentation/documentation.module.js';
import { EntriesModule } from './entries/entries.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { ErasuresModule } from './erasures/erasures.module.js';
import { HealthModule } from './health/health.module.js';
import { IngestionModule } from './ingestion/ingestion.module.js';
import { LineageModule } from './lineage/lineage.module.js';
import { LogModule } from './log/log.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { ObjectivesModule } from './objectives/objectives.module.js';
import { PartnersModule } from './partners/partners.module.js';
import { PortfolioModule } from './portfolio/portfolio.module.js';
import { ReplayModule } from './replay/replay.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { TrustModule } from './trust/trust.module.js';
import { UnderstandingModule } from './understanding/understanding.module.js';
import { WhatIfModule } from './what-if/what-if.module.js';
import { WorkingTogetherModule } from './working-together/working-together.module.js';
import { ValidationPipe } from './http/validation.pipe.js';
import { ApplicationModule } from './runtime/application.module.js';
import { RuntimeModule } from './runtime/runtime.module.js';

@Module({
  imports: [
    RuntimeModule,
    ApplicationModule,
    AlliancesModule,
    AssessmentsModule,
    AuditModule,
    ChangesModule,
    CommitmentsModule,
    ConcernsModule,
    ContributionsModule,
    DocumentationModule,
    EntriesModule,
    EvidenceModule,
    ErasuresModule,
    HealthModule,
    IngestionModule,
    LineageModule,
    LogModule,
    MetricsModule,
    ObjectivesModule,
    PartnersModule,
    PortfolioModule,
    ReplayModule,
    ReviewsModule,
    TrustModule,
    UnderstandingModule,
    WhatIfModule,
    WorkingTogetherModule,
  ],
  providers: [{ provide: APP_PIPE, useClass: ValidationPipe }],
})
export class AppModule {}
