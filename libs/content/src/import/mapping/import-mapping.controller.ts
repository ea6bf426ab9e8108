import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { ImportMappingId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import {
  ChangeImportMappingRequest,
  ColumnUseRequest,
  ListImportMappingsQuery,
  SaveImportMappingRequest,
} from './dto/import-mapping.request.dto.js';
import {
  ColumnUseResponse,
  ImportMappingListResponse,
  ImportMappingResponse,
} from './dto/import-mapping.response.dto.js';
import { ImportMappingService } from './import-mapping.service.js';

@ApiTags('imports')
@ApiExtraModels(ColumnUseRequest, ColumnUseResponse)
@Controller('import-mappings')
export class ImportMappingController {
  constructor(private readonly mappings: ImportMappingService) {}

  /** What the columns of tables mean, as one has said before, and as one's teams have. */
  @Get()
  @Allow('import.read')
  @Problems('request.invalid')
  async list(
    @Query() { fingerprint }: ListImportMappingsQuery,
    @CurrentPrincipal() caller: Principal,
  ): Promise<ImportMappingListResponse> {
    return { items: await this.mappings.list(caller, fingerprint) };
  }

  /** Keeps a mapping for the next table with the same columns. */
  @Post()
  @Allow('import.create')
  @Problems('request.invalid', 'import.mapping_name_taken')
  create(
    @Body() request: SaveImportMappingRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ImportMappingResponse> {
    return this.mappings.create(request, actor);
  }

  @Patch(':id')
  @Allow('import.create')
  @Problems('request.invalid', 'import.mapping_not_found', 'import.mapping_name_taken')
  update(
    @Param('id', UuidPipe) id: ImportMappingId,
    @Body() changes: ChangeImportMappingRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ImportMappingResponse> {
    return this.mappings.update(id, changes, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('import.create')
  @Problems('import.mapping_not_found')
  delete(@Param('id', UuidPipe) id: ImportMappingId, @CurrentPrincipal() actor: Principal): Promise<void> {
    return this.mappings.delete(id, actor);
  }
}
