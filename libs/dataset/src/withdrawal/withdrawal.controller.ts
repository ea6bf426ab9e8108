import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Public, type Principal } from '@odr/access';
import { Problems, UuidPipe } from '@odr/platform';

import { DatasetService } from '../dataset/dataset.service.js';
import { ManifestFile } from '../version/manifest.file.js';
import type { ManifestItem } from '../version/manifest-line.js';
import { VersionItemReader } from '../version/version-item.reader.js';
import { VersionItemNotFound, VersionItemWithdrawn } from '../version/version.errors.js';
import { VersionService } from '../version/version.service.js';
import {
  AcknowledgementResponse,
  AcknowledgeRequest,
  ListWithdrawalsQuery,
  ReceiverListResponse,
  WithdrawalFeedResponse,
} from './dto/withdrawal.dto.js';
import { WithdrawalReader } from './withdrawal.reader.js';
import { WithdrawalService } from './withdrawal.service.js';

/** What consumers have to drop, who they are, and what they have dropped. */
@ApiTags('datasets')
@Controller('datasets/:id')
export class WithdrawalController {
  constructor(
    private readonly datasets: DatasetService,
    private readonly versions: VersionService,
    private readonly items: VersionItemReader,
    private readonly manifests: ManifestFile,
    private readonly withdrawals: WithdrawalService,
    private readonly reader: WithdrawalReader,
  ) {}

  /** The signed, append-only feed of items withdrawn after release. */
  @Get('withdrawals')
  @Public('Whoever has a copy has to be able to prune it.')
  @Problems('request.invalid', 'dataset.not_found')
  async feed(
    @Param('id') id: string,
    @Query() query: ListWithdrawalsQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<WithdrawalFeedResponse> {
    return this.reader.feed((await this.datasets.read(caller, id)).id, query);
  }

  /** A consumer's word that a copy was pruned. */
  @Post('acknowledgements')
  @Allow('export.read')
  @Problems('request.invalid', 'dataset.not_found', 'dataset.acknowledgement_mismatch')
  async acknowledge(
    @Param('id') id: string,
    @Body() body: AcknowledgeRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<AcknowledgementResponse> {
    const { id: datasetId } = await this.datasets.read(actor, id);
    return { id: await this.withdrawals.acknowledge(actor, { ...body, datasetId }) };
  }

  /** Who received files, and what they say they pruned; for those who answer for the dataset. */
  @Get('receivers')
  @Allow('dataset.manage')
  @Problems('dataset.not_found', 'dataset.not_yours')
  async receivers(@Param('id') id: string, @CurrentPrincipal() actor: Principal): Promise<ReceiverListResponse> {
    return { items: await this.reader.receivers((await this.datasets.answeredFor(actor, id)).id) };
  }

  /** The line of an item; 410 with the reason once it has been withdrawn. */
  @Get('versions/:v/items/:contentId')
  @Public('Versions of public datasets are for everyone.')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @Problems(
    'request.invalid',
    'dataset.not_found',
    'dataset_version.not_found',
    'dataset_version.building',
    'dataset_version.withdrawn',
    'dataset_version.item_not_found',
    'dataset_version.item_withdrawn',
  )
  async item(
    @Param('id') id: string,
    @Param('v') version: string,
    @Param('contentId', UuidPipe) contentId: string,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<ManifestItem> {
    const found = await this.versions.finished(caller, id, version);
    // Before anything else: successors do not have it any more, and the feed leads to the newest version.
    const tombstone = await this.reader.tombstone(found.datasetId, contentId);
    if (tombstone) throw new VersionItemWithdrawn({ contentId, ...tombstone });
    const { at } = await this.items.around(found.id, contentId);
    if (!at) throw new VersionItemNotFound(contentId);
    const [line = '{}'] = await this.manifests.lines(found.id, [at]);
    return JSON.parse(line) as ManifestItem;
  }
}
