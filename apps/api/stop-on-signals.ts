import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '#runtime';

/** How long requests under way may take to finish. */
const PATIENCE_MS = 10_000;

/**
 * Stops gracefully when asked to: no new connections, requests under way are answered, the stores are closed,
 * and the process ends by itself. Asked again, it ends at once.
 */
export function stopOnSignals(app: NestFastifyApplication, logger: Logger): void {
  let isStopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    logger.info({ signal }, 'Entente stops');
    const late = setTimeout(() => app.getHttpServer().closeAllConnections(), PATIENCE_MS);
    app.close().then(
      () => {
        clearTimeout(late);
        logger.info('Entente has stopped');
      },
      (error: unknown) => {
        logger.fatal({ err: error }, 'Entente could not stop properly');
        process.exitCode = 1;
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
