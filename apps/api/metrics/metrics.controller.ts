import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { PROJECTION_OF } from '#domain';
import { type EventStore } from '#event-store';
import { type ReadStore } from '#read-store';
import { ProjectorThread, ROLES, lagsOf } from '#runtime';
import { type HttpReply } from '../http/request.js';
import { Roles } from '../http/route-config.js';
import { ApiProblems } from '../openapi/problems.decorator.js';
import { EVENT_STORE, READ_STORE } from '../runtime/tokens.js';
import { Metrics } from '../telemetry/metrics.js';

const PROJECTIONS = [...new Set(Object.values(PROJECTION_OF))];

@ApiTags('Operation')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    @Inject(ProjectorThread) private readonly projector: ProjectorThread | null,
    @Inject(EVENT_STORE) private readonly events: EventStore,
    @Inject(READ_STORE) private readonly documents: ReadStore,
  ) {}

  @Get()
  @Roles(...ROLES)
  @ApiOperation({ summary: 'Metrics, for Prometheus' })
  @ApiProduces('text/plain')
  @ApiResponse({
    status: 200,
    description: 'In the text format.',
    content: { 'text/plain': { schema: { type: 'string' } } },
  })
  @ApiProblems(401)
  async readMetrics(@Res({ passthrough: true }) reply: HttpReply): Promise<string> {
    const { metrics, projector } = this;
    await this.measureLag();
    if (projector) {
      const { isUp, restarts } = projector.health;
      metrics.projectorUp.set(isUp ? 1 : 0);
      metrics.projectorRestarts.set(restarts);
    }
    reply.header('content-type', metrics.registry.contentType);
    return metrics.registry.metrics();
  }

  private async measureLag(): Promise<void> {
    const { metrics, events, documents } = this;
    for (const { projection, ...lag } of await lagsOf(PROJECTIONS, events, documents)) {
      metrics.lagEvents.set({ projection }, lag.events);
      metrics.lagSeconds.set({ projection }, lag.seconds);
      metrics.quarantined.set({ projection }, lag.quarantined);
    }
  }
}
