import { optional, type Env } from '../config/env.js';

export interface LoggingConfig {
  readonly level: string;
}

export const loggingConfig = (env: Env = process.env): LoggingConfig => ({ level: optional(env, 'LOG_LEVEL', 'info') });
