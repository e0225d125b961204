import type { FromProjector } from '#runtime';
import type { Metrics } from '../metrics/metrics.js';
import type { Logger } from './logger.js';

/** Logs and counts what the projector tells. */
export function hearProjector(logger: Logger, { projected }: Metrics): (message: FromProjector) => void {
  return (message) => {
    switch (message.kind) {
      case 'running':
        return logger.debug('The projector runs');
      case 'batch':
        return projected.inc({ projection: message.projection }, message.events);
      case 'trouble':
        return logger.error({ error: message.error }, 'The projector had to stop, and begins again');
      case 'quarantined':
        return logger.error(message, 'An event cannot be projected: its alliance waits in quarantine');
      case 'released':
        return logger.info(message, 'An alliance is out of quarantine');
      default:
        return message satisfies never;
    }
  };
}
