import { Inject, Injectable } from '@nestjs/common';
import { type CommandObserver, type HandledCommand } from '#application';
import { type Logger } from '#runtime';
import { Metrics } from '../telemetry/metrics.js';
import { LOGGER } from './tokens.js';

/** Measures every command that was handled, whoever sent it. */
@Injectable()
export class CommandMeter implements CommandObserver {
  constructor(
    private readonly metrics: Metrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onHandled({ type, outcome, ms, allianceId, correlationId }: HandledCommand): void {
    this.metrics.commands.observe({ command: type, outcome }, ms / 1000);
    if (this.logger.isLevelEnabled('debug'))
      this.logger.debug({ correlationId, allianceId, command: type, outcome, ms }, 'command');
  }
}
