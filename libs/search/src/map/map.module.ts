import { Module } from '@nestjs/common';
import { ContentModule } from '@odr/content';
import { EmbeddingModule } from '@odr/embedding';
import { MapDrawer } from './map-drawer.js';
import { MapLabelRepository } from './map-label.repository.js';
import { MapLabeller } from './map-labeller.js';
import { MapPlacer } from './map-placer.js';
import { MapPointRepository } from './map-point.repository.js';
import { MapReader } from './map.reader.js';
import { MapService } from './map.service.js';
import { MapTender } from './map-tender.js';
import { MapVectorReader } from './map-vector.reader.js';
import { MapVersionRepository } from './map-version.repository.js';

/** Maps of the collection: drawn in the background, read in tiles. */
@Module({
  imports: [ContentModule, EmbeddingModule],
  providers: [
    MapDrawer,
    MapLabelRepository,
    MapLabeller,
    MapPlacer,
    MapPointRepository,
    MapReader,
    MapService,
    MapTender,
    MapVectorReader,
    MapVersionRepository,
  ],
  exports: [MapDrawer, MapPlacer, MapService, MapTender],
})
export class MapModule {}
