import { Allow } from '@odr/access';
import { QUEUES, type QueueName } from '@odr/contracts';
import { Problems, QueueControl } from '@odr/platform';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { QueueNotFound } from './administration.errors.js';
import { JobsResponse, RetryFailedResponse } from './dto/jobs.response.dto.js';
import { ListJobsQuery } from './dto/list-jobs.query.dto.js';

@ApiTags('admin')
@Controller('admin/jobs')
export class JobController {
  constructor(private readonly control: QueueControl) {}

  @Get()
  @Allow('job.read')
  @Problems('request.invalid', 'request.malformed_cursor')
  @ApiOperation({ operationId: 'job_list', summary: 'Queues in numbers, and their latest jobs' })
  async list(@Query() { limit, cursor, ...filter }: ListJobsQuery): Promise<JobsResponse> {
    const [queues, { items, nextCursor }] = await Promise.all([
      this.control.summaries(),
      this.control.jobs(filter, limit, cursor),
    ]);
    return { queues, recent: [...items], nextCursor };
  }

  @Post(':queue/pause')
  @HttpCode(204)
  @Allow('job.manage')
  @Problems('job.queue_not_found')
  @ApiOperation({ operationId: 'job_pause_queue', summary: 'Let a queue stand still; what runs finishes' })
  async pause(@Param('queue') queue: string): Promise<void> {
    await this.control.pause(known(queue));
  }

  @Post(':queue/resume')
  @HttpCode(204)
  @Allow('job.manage')
  @Problems('job.queue_not_found')
  @ApiOperation({ operationId: 'job_resume_queue', summary: 'Let a queue go on' })
  async resume(@Param('queue') queue: string): Promise<void> {
    await this.control.resume(known(queue));
  }

  @Post(':queue/retry-failed')
  @HttpCode(200)
  @Allow('job.manage')
  @Problems('job.queue_not_found')
  @ApiOperation({ operationId: 'job_retry_failed', summary: 'Run the failed jobs of a queue again' })
  async retryFailed(@Param('queue') queue: string): Promise<RetryFailedResponse> {
    return { retried: await this.control.retryFailed(known(queue)) };
  }
}

function known(queue: string): QueueName {
  const name = QUEUES.find((one) => one === queue);
  if (name === undefined) throw new QueueNotFound();
  return name;
}
