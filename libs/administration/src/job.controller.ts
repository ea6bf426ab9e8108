import { Allow } from '@odr/access';
import { QUEUES, type QueueName } from '@odr/contracts';
import { Problems, QueueControl, QueueReader } from '@odr/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { QueueNotFound } from './administration.errors.js';
import { FailedJobsRequest } from './dto/failed-jobs.request.dto.js';
import { JobHistoryQuery } from './dto/job-history.query.dto.js';
import {
  DiscardFailedResponse,
  FailureCausesResponse,
  JobHistoryResponse,
  JobsResponse,
  RetryFailedResponse,
} from './dto/jobs.response.dto.js';
import { ListJobsQuery } from './dto/list-jobs.query.dto.js';
import { QueueLimitRequest } from './dto/queue-limit.request.dto.js';

@ApiTags('admin')
@Controller('admin/jobs')
export class JobController {
  constructor(
    private readonly control: QueueControl,
    private readonly reader: QueueReader,
  ) {}

  @Get()
  @Allow('job.read')
  @Problems('request.invalid', 'request.malformed_cursor')
  @ApiOperation({ operationId: 'job_list', summary: 'Queues in numbers, and their latest jobs' })
  async list(@Query() { limit, cursor, ...filter }: ListJobsQuery): Promise<JobsResponse> {
    const [queues, { items, nextCursor }] = await Promise.all([
      this.reader.summaries(),
      this.reader.jobs(filter, limit, cursor),
    ]);
    return { queues, recent: [...items], nextCursor };
  }

  @Get('failures')
  @Allow('job.read')
  @ApiOperation({ operationId: 'job_failures', summary: 'What failed for good, by cause' })
  async failures(): Promise<FailureCausesResponse> {
    return { items: await this.reader.failures() };
  }

  @Get('history')
  @Allow('job.read')
  @Problems('request.invalid')
  @ApiOperation({ operationId: 'job_history', summary: 'What each queue finished, minute by minute' })
  async history(@Query() { minutes }: JobHistoryQuery): Promise<JobHistoryResponse> {
    return { items: await this.reader.history(minutes) };
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

  @Put(':queue/limit')
  @HttpCode(204)
  @Allow('job.manage')
  @Problems('request.invalid', 'job.queue_not_found')
  @ApiOperation({ operationId: 'job_limit_queue', summary: 'Say how many jobs of a queue run at a time' })
  async limit(@Param('queue') queue: string, @Body() { concurrency }: QueueLimitRequest): Promise<void> {
    await this.control.limit(known(queue), concurrency);
  }

  @Post(':queue/retry-failed')
  @HttpCode(200)
  @Allow('job.manage')
  @Problems('request.invalid', 'job.queue_not_found')
  @ApiOperation({
    operationId: 'job_retry_failed',
    summary: 'Run failed jobs of a queue again: all, some, or by cause',
  })
  async retryFailed(@Param('queue') queue: string, @Body() which: FailedJobsRequest): Promise<RetryFailedResponse> {
    return { retried: await this.control.retryFailed(known(queue), which) };
  }

  @Post(':queue/discard-failed')
  @HttpCode(200)
  @Allow('job.manage')
  @Problems('request.invalid', 'job.queue_not_found')
  @ApiOperation({ operationId: 'job_discard_failed', summary: 'Forget failed jobs that nobody will run again' })
  async discardFailed(@Param('queue') queue: string, @Body() which: FailedJobsRequest): Promise<DiscardFailedResponse> {
    return { discarded: await this.control.discardFailed(known(queue), which) };
  }
}

function known(queue: string): QueueName {
  const name = QUEUES.find((one) => one === queue);
  if (name === undefined) throw new QueueNotFound();
  return name;
}
