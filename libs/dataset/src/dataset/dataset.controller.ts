import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Public, scopeOf, type Principal } from '@odr/access';
import { ChangeTagInterceptor, Problems, VersionTagInterceptor } from '@odr/platform';

import { DatasetReader } from './dataset.reader.js';
import { DatasetService } from './dataset.service.js';
import { CreateDatasetRequest, ListDatasetsQuery, UpdateDatasetRequest } from './dto/dataset.request.dto.js';
import { DatasetPageResponse, DatasetResponse } from './dto/dataset.response.dto.js';

/** What is released under a name. `id` may be the name too. */
@ApiTags('datasets')
@Controller('datasets')
export class DatasetController {
  constructor(
    private readonly datasets: DatasetService,
    private readonly reader: DatasetReader,
  ) {}

  /** Datasets that the caller may see, latest first. */
  @Get()
  @Public('Public datasets are for everyone.')
  @Problems('request.invalid', 'request.malformed_cursor')
  list(
    @Query() query: ListDatasetsQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<DatasetPageResponse> {
    return this.reader.page(scopeOf(caller), query);
  }

  @Post()
  @Allow('dataset.manage')
  @Problems('request.invalid', 'dataset.name_taken', 'dataset.unknown_profile', 'content_set.not_found')
  async create(@Body() body: CreateDatasetRequest, @CurrentPrincipal() actor: Principal): Promise<DatasetResponse> {
    return this.datasets.read(actor, await this.datasets.create(actor, body));
  }

  // Its tag counts changes of the dataset itself; what was released and withdrawn changes without them.
  @Get(':id')
  @Header('cache-control', 'no-store')
  @Public('Public datasets are for everyone.')
  @UseInterceptors(ChangeTagInterceptor)
  @Problems('dataset.not_found')
  get(@Param('id') id: string, @CurrentPrincipal() caller: Principal | undefined): Promise<DatasetResponse> {
    return this.datasets.read(caller, id);
  }

  @Patch(':id')
  @Allow('dataset.manage')
  @UseInterceptors(VersionTagInterceptor)
  @Problems(
    'request.invalid',
    'request.precondition_failed',
    'dataset.not_found',
    'dataset.not_yours',
    'dataset.name_taken',
    'dataset.unknown_profile',
    'content_set.not_found',
  )
  async update(
    @Param('id') id: string,
    @Body() changes: UpdateDatasetRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<DatasetResponse> {
    const { id: datasetId } = await this.datasets.read(actor, id);
    await this.datasets.update(actor, datasetId, changes, ifMatch);
    return this.datasets.read(actor, datasetId);
  }

  /** Only before anything is released: what can be cited stays. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('dataset.manage')
  @Problems('dataset.not_found', 'dataset.not_yours', 'dataset.released', 'request.precondition_failed')
  delete(
    @Param('id') id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    return this.datasets.delete(actor, id, ifMatch);
  }
}
