import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Public, type Principal } from '@odr/access';
import { ExportFormat } from '@odr/contracts';
import { Problems } from '@odr/platform';

import { DatasetLookup } from '../dataset/dataset.lookup.js';
import { subjectOf } from '../export-sources.js';
import { datasetCard } from '../writer/dataset-card.js';
import { VersionNotFound } from './version.errors.js';
import { VersionService } from './version.service.js';

/** What a version says of itself, before it is anybody's files. */
@ApiTags('datasets')
@Controller('datasets/:id/versions/:v/card')
export class CardController {
  constructor(
    private readonly versions: VersionService,
    private readonly lookup: DatasetLookup,
  ) {}

  /** The card that its exports carry as README.md, in Markdown. */
  @Get()
  @Public('Versions of public datasets are for everyone.')
  @Header('content-type', 'text/markdown; charset=utf-8')
  @ApiOperation({ operationId: 'dataset_version_card' })
  @ApiProduces('text/markdown')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Problems('dataset.not_found', 'dataset_version.not_found', 'dataset_version.building', 'dataset_version.withdrawn')
  async card(
    @Param('id') id: string,
    @Param('v') version: string,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<string> {
    const found = await this.versions.finished(caller, id, version);
    const released = await this.lookup.released(found.id);
    if (!released) throw new VersionNotFound(version);
    const { name, number, createdAt, itemCount, counts } = released;
    return datasetCard({
      name: `${name} ${number}`,
      format: ExportFormat.Parquet,
      filter: {},
      createdAt,
      counts: { exported: itemCount, skipped: 0, licenses: counts.licenses, withdrawn: found.withdrawn ?? 0 },
      about: subjectOf(released),
      figures: counts,
    });
  }
}
