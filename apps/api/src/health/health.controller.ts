import { Public } from '@odr/access';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { HealthReader } from './health.reader.js';
import { HealthResponse } from './health.response.dto.js';

@ApiTags('ops')
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthReader) {}

  @Get('live')
  @Public('Probes have no account; it only says that the process answers.')
  @ApiOperation({ operationId: 'health_live', summary: 'Does the process answer' })
  live(): HealthResponse {
    return { status: 'ok', checks: [] };
  }

  @Get('ready')
  @Public('Probes have no account; it only names what is missing.')
  @ApiOperation({ operationId: 'health_ready', summary: 'Can the process serve requests' })
  @ApiServiceUnavailableResponse({ type: HealthResponse, description: 'Something it needs is missing' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthResponse> {
    const checks = await this.health.checks();
    const isReady = checks.every(({ ok }) => ok);
    void reply.header('cache-control', 'no-store').status(isReady ? 200 : 503);
    return { status: isReady ? 'ok' : 'unavailable', checks };
  }
}
