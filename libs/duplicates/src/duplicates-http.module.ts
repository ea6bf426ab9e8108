import { Module } from '@nestjs/common';
import { ClusterController } from './cluster/cluster.controller.js';
import { DuplicatesController } from './duplicates.controller.js';
import { DuplicatesModule } from './duplicates.module.js';

@Module({ imports: [DuplicatesModule], controllers: [DuplicatesController, ClusterController] })
export class DuplicatesHttpModule {}
