import { QUEUE_OF, type EventName, type JobName } from '@odr/contracts';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { HANDLES_EVENT, HANDLES_JOB, RUNS_EVERY, type EventOf, type JobOf } from './handles-job.js';

export type JobHandler = (job: JobOf<JobName>) => Promise<void>;
export type EventHandler = (event: EventOf<EventName>) => Promise<void>;

/** Finds the handlers of this process and insists that every job has exactly one. */
@Injectable()
export class HandlerRegistry implements OnModuleInit {
  private readonly jobs = new Map<JobName, JobHandler>();
  private readonly subscribers = new Map<EventName, Map<string, EventHandler>>();
  private readonly intervals = new Map<JobName, number>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** @throws Error naming the jobs without a handler, or the job with two */
  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      for (const key of this.scanner.getAllMethodNames(Object.getPrototypeOf(instance))) this.register(instance, key);
    }
    const orphans = (Object.keys(QUEUE_OF) as JobName[]).filter(
      (name) => name !== 'event.deliver' && !this.jobs.has(name),
    );
    if (orphans.length > 0)
      throw new Error(`No handler for: ${orphans.join(', ')}. Add a method with @HandlesJob(name).`);
  }

  jobHandler(name: JobName): JobHandler | undefined {
    return this.jobs.get(name);
  }

  /** The jobs that ask for themselves, with their intervals in milliseconds. */
  repeated(): ReadonlyMap<JobName, number> {
    return this.intervals;
  }

  /** Names of all subscribers of an event; stable across releases, because waiting jobs carry them. */
  subscribersOf(name: EventName): string[] {
    return [...(this.subscribers.get(name)?.keys() ?? [])];
  }

  eventHandler(name: EventName, subscriber: string): EventHandler | undefined {
    return this.subscribers.get(name)?.get(subscriber);
  }

  private register(instance: object, key: string): void {
    const method: unknown = Reflect.get(instance, key);
    if (typeof method !== 'function') return;
    const job = this.reflector.get<JobName | undefined>(HANDLES_JOB, method);
    if (job !== undefined) {
      if (this.jobs.has(job))
        throw new Error(`Two handlers for ${job}; the second is ${instance.constructor.name}.${key}.`);
      this.jobs.set(job, method.bind(instance) as JobHandler);
      const everyMs = this.reflector.get<number | undefined>(RUNS_EVERY, method);
      if (everyMs !== undefined) this.intervals.set(job, everyMs);
    }
    const event = this.reflector.get<EventName | undefined>(HANDLES_EVENT, method);
    if (event !== undefined) {
      const subscribers = this.subscribers.get(event) ?? new Map<string, EventHandler>();
      subscribers.set(`${instance.constructor.name}.${key}`, method.bind(instance) as EventHandler);
      this.subscribers.set(event, subscribers);
    }
  }
}
