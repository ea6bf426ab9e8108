import { BullModule } from '@nestjs/bull';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { QUEUES } from '@odr/contracts';
import { DatabaseListener } from '../database/database-listener.js';
import { Outbox } from '../outbox/outbox.js';
import { HandlerRegistry } from './handler-registry.js';
import { JobQueue } from './job-queue.js';
import { JobRepository } from './job.repository.js';
import { JobRunner } from './job-runner.js';
import { QueueControl } from './queue-control.js';
import { QueueReader } from './queue.reader.js';
import { bullOptions } from './queue.config.js';
import { Relay } from './relay.js';
import { Timetable } from './timetable.js';

/** For every process: ask for work, tell what happened. Needs no queue server. */
@Global()
@Module({
  providers: [JobQueue, Outbox, QueueControl, QueueReader],
  exports: [JobQueue, Outbox, QueueControl, QueueReader],
})
export class QueueModule {}

/** For the worker only: relays rows to the queue server and runs what comes back. */
@Module({
  imports: [
    DiscoveryModule,
    BullModule.forRootAsync({ useFactory: () => bullOptions() }),
    BullModule.registerQueue(...QUEUES.map((name) => ({ name }))),
  ],
  providers: [JobRepository, JobRunner, HandlerRegistry, Relay, Timetable, DatabaseListener],
})
export class QueueWorkerModule {}
