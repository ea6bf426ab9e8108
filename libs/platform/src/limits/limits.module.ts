import { Module } from '@nestjs/common';
import { CountingServer } from './counting-server.js';
import { GrowingDelay } from './growing-delay.js';
import { RateLimiter } from './rate-limiter.js';

@Module({ providers: [CountingServer, RateLimiter, GrowingDelay], exports: [RateLimiter, GrowingDelay] })
export class LimitsModule {}
