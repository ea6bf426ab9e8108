import type { EventName, Events, JobName, Jobs } from '@odr/contracts';
import type { JobId } from '@odr/kernel';
import { SetMetadata } from '@nestjs/common';

export const HANDLES_JOB = Symbol('handles-job');
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

/**
 * Subscribes a method to an event. Every subscriber gets its own job, so that one failing subscriber is retried alone.
 * Runs at least once per event, in no particular order.
 */
export const HandlesEvent = (name: EventName): MethodDecorator => SetMetadata(HANDLES_EVENT, name);
