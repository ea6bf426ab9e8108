import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';
import { RescanRequest } from './dto/rescan.request.dto.js';
import { ScannerProgressResponse, ScannersResponse } from './dto/scans.response.dto.js';
import { RescanService } from './rescan.service.js';
import { ScanProgressReader } from './scan-progress.reader.js';

@ApiTags('admin')
@Controller('admin/scans')
export class ScanAdminController {
  constructor(
    private readonly progress: ScanProgressReader,
    private readonly rescans: RescanService,
  ) {}

  @Get()
  @Allow('job.read')
  @ApiOperation({ operationId: 'scan_list', summary: 'Scanners, how far each has come, and what it could not look at' })
  async list(): Promise<ScannersResponse> {
    const [items, turnedHashes] = await Promise.all([this.progress.list(), this.progress.turnedHashes()]);
    return { items, turnedHashes };
  }

  @Post(':scanner/rescan')
  @HttpCode(202)
  @Allow('job.manage')
  @Problems('request.invalid', 'scanner.not_found')
  @ApiOperation({ operationId: 'scan_again', summary: 'Let a scanner look again, in the background' })
  async rescan(
    @Param('scanner') scanner: string,
    @Body() { which }: RescanRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ScannerProgressResponse> {
    return this.progress.of(await this.rescans.ask(scanner, which, actor));
  }
}
