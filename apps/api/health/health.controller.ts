import { Controller, Get, HttpException, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { HealthCheckService, HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { type EventStore } from '#event-store';
import { type ReadStore } from '#read-store';
import { ProjectorThread } from '#runtime';
import { RETRY_AFTER } from '../openapi/problems.decorator.js';
import { type HttpReply } from '../http/request.js';
import { Public } from '../http/route-config.js';
import { RETRY_AFTER_SECONDS } from '../http/send-problem.js';
import { EVENT_STORE, READ_STORE } from '../runtime/tokens.js';
import { HealthAnswer } from './health-answer.js';

@ApiTags('Operation')
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    @Inject(ProjectorThread) private readonly projector: ProjectorThread | null,
    @Inject(EVENT_STORE) private readonly events: EventStore,
    @Inject(READ_STORE) private readonly documents: ReadStore,
  ) {}

  @Get('live')
  @Public()
  @ApiOperation({ summary: 'Whether the process runs' })
  @ApiResponse({ status: 200, type: HealthAnswer, description: 'It does.' })
  isLive(): Promise<unknown> {
    return this.health.check([]);
  }

  @Get('ready')
  @Public()
  @ApiOperation({
    summary: 'Whether requests can be served, and read models are kept up, where this process does so',
  })
  @ApiResponse({ status: 200, type: HealthAnswer, description: 'They can.' })
  @ApiResponse({
    status: 503,
    type: HealthAnswer,
    description: 'Something is away: `error` says what.',
    headers: RETRY_AFTER,
  })
  async isReady(@Res({ passthrough: true }) reply: HttpReply): Promise<unknown> {
    try {
      return await this.health.check([
        () => this.answers('events', () => this.events.ready()),
        () => this.answers('readModels', () => this.documents.checkpoint('alliances')),
        ...this.projecting(),
      ]);
    } catch (error) {
      if (!(error instanceof HttpException)) throw error;
      reply.status(error.getStatus()).header('retry-after', RETRY_AFTER_SECONDS);
      return error.getResponse();
    }
  }

  private async answers(name: string, ask: () => Promise<unknown>): Promise<HealthIndicatorResult> {
    const check = this.indicator.check(name);
    try {
      await ask();
      return check.up();
    } catch (error) {
      return check.down((error as Error).message);
    }
  }

  /** Of the projector in this process, where there is one. */
  private projecting(): (() => HealthIndicatorResult)[] {
    if (!this.projector) return [];
    const { isUp, trouble, restarts } = this.projector.health;
    const check = this.indicator.check('projector');
    return [
      () =>
        isUp
          ? check.up({ restarts })
          : check.down({ restarts, ...(trouble === undefined ? {} : { message: trouble }) }),
    ];
  }
}
