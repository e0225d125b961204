import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const LOG_FORMATS = ['json', 'pretty'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** The environment variables there are, with what they are if they are not set. */
export class Environment {
  /** The address to listen on. Any but a loopback address needs API_KEYS_FILE. */
  @IsNotEmpty({ message: 'must be an address or a host name' })
  HOST = '127.0.0.1';

  /** 0: any that is free. */
  @IsInt({ message: 'must be a whole number' })
  @Min(0, { message: 'must be 0 or more' })
  @Max(65_535, { message: 'must be 65535 or less' })
  PORT = 3000;

  /** The folder of `events.db` and `read-models.db`, whichever of them is used; made if it does not exist. */
  @IsString()
  DATA_DIR = './data';

  @IsOptional()
  @IsString()
  API_KEYS_FILE?: string;

  @IsIn(LOG_LEVELS, { message: `must be one of: ${LOG_LEVELS.join(', ')}` })
  LOG_LEVEL: LogLevel = 'info';

  /** Not set: `pretty` on a terminal, else `json`. */
  @IsOptional()
  @IsIn(LOG_FORMATS, { message: `must be one of: ${LOG_FORMATS.join(', ')}` })
  LOG_FORMAT?: LogFormat;

  /** Where the events are, instead of `events.db`. */
  @IsOptional()
  @Matches(/^esdb(\+discover)?:\/\/./, { message: 'must begin with esdb:// or esdb+discover://' })
  EVENTSTOREDB_URL?: string;

  /** Where the read models are, instead of `read-models.db`. */
  @IsOptional()
  @Matches(/^mongodb(\+srv)?:\/\/./, { message: 'must begin with mongodb:// or mongodb+srv://' })
  MONGODB_URL?: string;

  /** How many parts projectors divide the alliances into, where the read models are elsewhere: the same in all processes. */
  @IsInt({ message: 'must be a whole number' })
  @Min(1, { message: 'must be 1 or more' })
  @Max(64, { message: 'must be 64 or less' })
  PROJECTOR_PARTS = 8;
}
