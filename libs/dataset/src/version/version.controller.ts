import { Body, Controller, Get, Headers, Param, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, Public, RateLimit, type Principal } from '@odr/access';
import { BodyTagInterceptor, Problems } from '@odr/platform';
import type { FastifyReply } from 'fastify';

import { answerWith } from '../file-answer.js';
import { DatasetService } from '../dataset/dataset.service.js';
import { DiffService } from './diff.service.js';
import {
  CreateVersionRequest,
  DiffQuery,
  ListExclusionsQuery,
  ListVersionsQuery,
  ProofQuery,
} from './dto/version.request.dto.js';
import {
  DatasetVersionPageResponse,
  DatasetVersionResponse,
  ExcludedItemPageResponse,
  ProofResponse,
  VersionDiffResponse,
} from './dto/version.response.dto.js';
import { MANIFEST } from './freezer.js';
import { ManifestFile } from './manifest.file.js';
import { ProofService } from './proof.service.js';
import { VersionReader } from './version.reader.js';
import { VersionService } from './version.service.js';

const WHY = 'Versions of public datasets are for everyone.';

/** Immutable versions of datasets. `v` is a number such as `1.2.0`, or `latest`. */
@ApiTags('datasets')
@Controller('datasets/:id/versions')
export class VersionController {
  constructor(
    private readonly datasets: DatasetService,
    private readonly versions: VersionService,
    private readonly reader: VersionReader,
    private readonly manifests: ManifestFile,
    private readonly differences: DiffService,
    private readonly proofs: ProofService,
  ) {}

  /**
   * Releases what is selected, as it is now. Small versions are finished when the answer comes, larger ones are built in the
   * background: ask again until the state is `done`.
   */
  @Post()
  @RateLimit('export')
  @Allow('dataset.manage')
  @Problems(
    'request.invalid',
    'dataset.not_found',
    'dataset.not_yours',
    'dataset.selection_unclear',
    'dataset.unknown_profile',
    'dataset.not_releasable',
    'dataset.nothing_to_release',
    'dataset_version.not_found',
    'content_set.not_found',
  )
  create(
    @Param('id') id: string,
    @Body() body: CreateVersionRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<DatasetVersionResponse> {
    return this.versions.create(actor, id, body);
  }

  @Get()
  @Public(WHY)
  @Problems('dataset.not_found', 'request.malformed_cursor')
  async list(
    @Param('id') id: string,
    @Query() query: ListVersionsQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<DatasetVersionPageResponse> {
    return this.reader.page((await this.datasets.read(caller, id)).id, query);
  }

  @Get(':v')
  @Public(WHY)
  @UseInterceptors(BodyTagInterceptor)
  @Problems('dataset.not_found', 'dataset_version.not_found', 'dataset_version.withdrawn')
  get(
    @Param('id') id: string,
    @Param('v') version: string,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<DatasetVersionResponse> {
    return this.versions.visible(caller, id, version);
  }

  /** The list whose root is the version (docs/dataset-manifest.md): a line an item. Ranges work; the ETag is the root. */
  @Get(':v/manifest')
  @Public(WHY)
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Problems(
    'dataset.not_found',
    'dataset_version.not_found',
    'dataset_version.building',
    'dataset_version.withdrawn',
    'request.range_not_satisfiable',
  )
  async manifest(
    @Param('id') id: string,
    @Param('v') version: string,
    @Headers() headers: Record<string, string | undefined>,
    @CurrentPrincipal() caller: Principal | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.versions.finished(caller, id, version);
    const file = {
      path: this.manifests.pathOf(found.id),
      name: MANIFEST,
      size: found.manifest?.size ?? 0,
      tag: found.rootHash ?? '',
    };
    const answer = await answerWith(file, headers);
    await reply.status(answer.status).headers(answer.headers).send(answer.body);
  }

  /** What was added, removed and changed, by content id. */
  @Get(':v/diff')
  @Public(WHY)
  @Problems(
    'request.invalid',
    'dataset.not_found',
    'dataset_version.not_found',
    'dataset_version.building',
    'dataset_version.withdrawn',
    'request.malformed_cursor',
  )
  async diff(
    @Param('id') id: string,
    @Param('v') version: string,
    @Query() query: DiffQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<VersionDiffResponse> {
    const found = await this.versions.finished(caller, id, version);
    return this.differences.diff(found, await this.versions.finished(caller, id, query.against), query);
  }

  /** Proves that an item is in the version, or that it is not. */
  @Get(':v/proof')
  @Public(WHY)
  @Problems(
    'request.invalid',
    'dataset.not_found',
    'dataset_version.not_found',
    'dataset_version.building',
    'dataset_version.withdrawn',
  )
  async proof(
    @Param('id') id: string,
    @Param('v') version: string,
    @Query() { contentId }: ProofQuery,
    @CurrentPrincipal() caller: Principal | undefined,
  ): Promise<ProofResponse> {
    return this.proofs.prove(await this.versions.finished(caller, id, version), contentId);
  }

  /** What was selected and stays out, and why; for those who answer for the dataset. */
  @Get(':v/exclusions')
  @Allow('dataset.manage')
  @Problems(
    'request.invalid',
    'dataset.not_found',
    'dataset.not_yours',
    'dataset_version.not_found',
    'request.malformed_cursor',
  )
  async exclusions(
    @Param('id') id: string,
    @Param('v') version: string,
    @Query() query: ListExclusionsQuery,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ExcludedItemPageResponse> {
    const dataset = await this.datasets.answeredFor(actor, id);
    return this.reader.exclusions((await this.versions.read(dataset.id, version)).id, query);
  }
}
