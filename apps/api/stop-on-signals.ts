import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger } from '#runtime';

/** How long requests under way may take to finish, and connections to say what they want: it is to end within ten seconds. */
const PATIENCE_MS = 6_000;
const IDLE_MS = 100;

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
    const server = app.getHttpServer();
    const late = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    // A connection whose request was answered after the stop began would be kept for the next one.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_MS);
    app
      .close()
      .then(
        () => logger.info('Entente has stopped'),
        (error: unknown) => {
          logger.fatal({ err: error }, 'Entente could not stop properly');
          process.exitCode = 1;
        },
      )
      .finally(() => {
        clearTimeout(late);
        clearInterval(idle);
      });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
