import { type FromProjector, type Logger } from '#runtime';
import { type Metrics } from './metrics.js';

/** Logs and counts what the projector tells. */
export function reportProjector(
  logger: Logger,
  { projected, notices }: Metrics,
): (message: FromProjector) => void {
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
      case 'watcher':
        return logger[message.entry.level](message.entry.details, message.entry.text);
      case 'notices':
        return notices.set(message.lasting);
      default:
        return message satisfies never;
    }
  };
}
