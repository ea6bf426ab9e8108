import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { loggingConfig } from './logging.config.js';
import { currentRequestId } from './request-context.js';

/** JSON lines on stdout. Bodies, tokens and cookies never reach them. */
@Module({
  imports: [
    LoggerModule.forRoot({
      pinoHttp: {
        level: loggingConfig().level,
        genReqId: (request) => request.id as string,
        mixin: () => ({ requestId: currentRequestId() }),
        redact: ['req.headers.authorization', 'req.headers.cookie', 'req.headers["x-api-key"]', 'res.headers["set-cookie"]'],
        autoLogging: false,
        quietReqLogger: true,
      },
    }),
  ],
})
export class LoggingModule {}
