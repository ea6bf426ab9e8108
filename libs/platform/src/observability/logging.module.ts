import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { loggingConfig } from './logging.config.js';
import { currentRequestId } from './request-context.js';

/** JSON lines on stdout. Bodies, tokens and cookies never reach them. */
@Module({
  imports: [
    LoggerModule.forRoot({
      // A logger for each request cost more than all of a short route; `mixin` adds the request's id to every line without it.
      forRoutes: [],
      pinoHttp: {
        level: loggingConfig().level,
        genReqId: (request) => request.id as string,
        mixin: () => ({ requestId: currentRequestId() }),
        redact: [
          'req.headers.authorization',
          'req.headers.cookie',
          'req.headers["x-api-key"]',
          'res.headers["set-cookie"]',
        ],
        autoLogging: false,
        quietReqLogger: true,
      },
    }),
  ],
})
export class LoggingModule {}
