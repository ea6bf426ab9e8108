import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { CaseId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { ItemClusterResponse } from './dto/near.response.dto.js';
import { ClusterService } from './cluster.service.js';

@ApiTags('moderation')
@Controller('moderation/items')
export class ItemClusterController {
  constructor(private readonly clusters: ClusterService) {}

  /** What is near the subject of an item, how, and what people decided about the same picture before. */
  @Get(':id/cluster')
  @Allow('moderation.read')
  @ApiOperation({ operationId: 'moderation_readCluster' })
  @Problems('request.invalid', 'moderation.item_not_found', 'moderation.not_applicable')
  read(@Param('id', UuidPipe) id: CaseId, @CurrentPrincipal() caller: Principal): Promise<ItemClusterResponse> {
    return this.clusters.read(id, caller);
  }
}
