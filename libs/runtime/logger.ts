import { type Logger, destination, pino, stdTimeFunctions } from 'pino';
import { PinoPretty, type PrettyOptions } from 'pino-pretty';
import type { Configuration } from './configuration/configuration.js';

export type { Logger };

/** Logs as JSON, one line each; or, for people, in colour. */
export function createLogger({ logLevel, logFormat }: Pick<Configuration, 'logLevel' | 'logFormat'>): Logger {
  const options = {
    level: logLevel,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return logFormat === 'json'
    ? pino(options, destination({ dest: 1, sync: false }))
    : pino(options, PinoPretty({ sync: true, singleLine: true, ...READABLE }));
}

/** What was asked and answered, in a line; the ids that tie lines together are for machines. */
const READABLE: PrettyOptions = {
  translateTime: 'SYS:HH:MM:ss.l',
  ignore: 'correlationId,caller,method,url,status,ms,dataDir',
  messageFormat: (log, message) =>
    log['method'] === undefined
      ? String(log[message])
      : `${String(log['method'])} ${String(log['url'])} ${String(log['status'])} in ${String(log['ms'])} ms`,
};
