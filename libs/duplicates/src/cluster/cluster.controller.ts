import { Body, Controller, Get, HttpCode, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, scopeOf, type Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { Problems, UuidPipe, VersionTagInterceptor } from '@odr/platform';
import { ClusterDetailResponse, ClusterPageResponse, ResolutionResponse } from '../dto/cluster.response.dto.js';
import { ListClustersQuery } from '../dto/list-clusters.query.dto.js';
import { ResolveClusterRequest } from '../dto/resolve-cluster.request.dto.js';
import { toResolution } from '../resolution/resolution.mapper.js';
import { ResolutionService } from '../resolution/resolution.service.js';
import { ClusterQueries } from './cluster.queries.js';

@ApiTags('duplicates')
@Controller('duplicates')
export class ClusterController {
  constructor(
    private readonly clusters: ClusterQueries,
    private readonly resolutions: ResolutionService,
  ) {}

  /** Copies that wait for a decision, the newest first: for moderators all, for others those made of their own and their teams’ pictures. */
  @Get('clusters')
  @Allow('duplicate.read')
  @Problems('request.invalid', 'request.malformed_cursor')
  @ApiOperation({ operationId: 'duplicate_cluster_list' })
  list(@Query() query: ListClustersQuery, @CurrentPrincipal() principal: Principal): Promise<ClusterPageResponse> {
    return this.clusters.list(scopeOf(principal), query, query);
  }

  /** One cluster: its members, why they are copies, and which is proposed to stay. */
  @Get('clusters/:id')
  @Allow('duplicate.read')
  @UseInterceptors(VersionTagInterceptor)
  @Problems('duplicate.cluster_not_found')
  @ApiOperation({ operationId: 'duplicate_cluster_get' })
  find(@Param('id', UuidPipe) id: string, @CurrentPrincipal() principal: Principal): Promise<ClusterDetailResponse> {
    return this.clusters.find(scopeOf(principal), id);
  }

  /** Keeps some members and removes the others; what those knew is merged into the ones that stay. All of it or nothing. */
  @Post('clusters/:id/resolve')
  @HttpCode(200)
  @Allow('duplicate.resolve')
  @Problems(
    'request.invalid',
    'duplicate.cluster_not_found',
    'duplicate.cluster_changed',
    'duplicate.incomplete_decision',
  )
  @ApiOperation({ operationId: 'duplicate_cluster_resolve' })
  async resolve(
    @Param('id', UuidPipe) id: string,
    @Body() { version, keep, remove, notDuplicates = [] }: ResolveClusterRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ResolutionResponse> {
    const pairs = notDuplicates.map(([a, b]) => [a as ContentId, b as ContentId] as const);
    const decision = { keep: keep as ContentId[], remove: remove as ContentId[], notDuplicates: pairs };
    return toResolution(await this.resolutions.resolve({ id, version, decision, actor }));
  }

  /** Brings back what a decision removed, and takes back what it merged where nobody has changed it since. */
  @Post('resolutions/:id/undo')
  @HttpCode(204)
  @Allow('duplicate.resolve')
  @Problems('duplicate.resolution_not_found', 'duplicate.not_undoable', 'content.duplicate')
  @ApiOperation({ operationId: 'duplicate_resolution_undo' })
  undo(@Param('id', UuidPipe) id: string, @CurrentPrincipal() actor: Principal): Promise<void> {
    return this.resolutions.undo(id, actor);
  }
}
