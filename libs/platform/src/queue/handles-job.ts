import type { EventName, Events, JobName, Jobs } from '@odr/contracts';
import type { JobId } from '@odr/kernel';
import { applyDecorators, SetMetadata } from '@nestjs/common';

export const HANDLES_JOB = Symbol('handles-job');
export const RUNS_EVERY = Symbol('runs-every');
export const HANDLES_EVENT = Symbol('handles-event');

/** What a handler receives. The row in `job` is the truth; this is its current attempt. */
export interface JobOf<N extends JobName> {
  readonly id: JobId;
  readonly name: N;
  readonly data: Jobs[N];
  /** 1 on the first run. */
  readonly attempt: number;
  /** Says how far the work is; shown to people, so call it as often as they would look. */
  progress(done: number, total: number): Promise<void>;
}

export interface EventOf<N extends EventName> {
  readonly id: string;
  readonly name: N;
  readonly data: Events[N];
}

/** Marks the one method that runs this job. It must be safe to repeat. */
export const HandlesJob = (name: JobName): MethodDecorator => SetMetadata(HANDLES_JOB, name);

/** Jobs that need to be told nothing. */
type PlainJobName = { [N in JobName]: Jobs[N] extends Record<string, never> ? N : never }[JobName];

/**
 * Marks the one method that runs this job, which asks for itself: when a worker starts, and in this interval from then on.
 * However many workers there are, one such job waits at a time.
 */
export const RunsEvery = (everyMs: number, name: PlainJobName): MethodDecorator =>
  applyDecorators(HandlesJob(name), SetMetadata(RUNS_EVERY, everyMs));

/**
 * Subscribes a method to an event. Every subscriber gets its own job, so that one failing subscriber is retried alone.
 * Runs at least once per event, in no particular order.
 */
export const HandlesEvent = (name: EventName): MethodDecorator => SetMetadata(HANDLES_EVENT, name);
