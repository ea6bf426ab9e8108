import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { AnnotationSourceType } from '@odr/contracts';
import { type AnnotationSourceId, newId } from '@odr/kernel';
import { normaliseLicense } from '@odr/licensing';

import { ARTCRITIC_SCHEMA, CAPTION_SCHEMA, GRAPHCAP_SCHEMA, TAGS_SCHEMA } from '../schema/shipped-schemas.js';
import { BOXES_SCHEMA, POINTS_SCHEMA, POLYGONS_SCHEMA } from '../schema/shipped-shapes.js';
import { AnnotationSourceRepository } from './annotation-source.repository.js';

/** What contributors agree to give their annotations under, unless a source says otherwise. */
const LICENSE = { license: 'CDLA-Permissive-2.0', licenseUrl: 'https://cdla.dev/permissive-2-0/' };

const { ContentDescription, SpatialAnalysis, Tags } = AnnotationSourceType;

const SHIPPED = [
  { name: 'graphcap', ecosystem: 'graphcap', type: ContentDescription, schema: GRAPHCAP_SCHEMA },
  { name: 'artcritic', ecosystem: 'graphcap', type: ContentDescription, schema: ARTCRITIC_SCHEMA },
  { name: 'caption', ecosystem: null, type: ContentDescription, schema: CAPTION_SCHEMA },
  { name: 'tags', ecosystem: null, type: Tags, schema: TAGS_SCHEMA },
  { name: 'boxes', ecosystem: null, type: SpatialAnalysis, schema: BOXES_SCHEMA },
  { name: 'polygons', ecosystem: null, type: SpatialAnalysis, schema: POLYGONS_SCHEMA },
  { name: 'points', ecosystem: null, type: SpatialAnalysis, schema: POINTS_SCHEMA },
];

/** Puts the sources that come with the system in place at every start, so that an import finds them. */
@Injectable()
export class ShippedSources implements OnApplicationBootstrap {
  constructor(private readonly sources: AnnotationSourceRepository) {}

  async onApplicationBootstrap(): Promise<void> {
    const { spdx, verdict } = normaliseLicense(LICENSE);
    for (const { name, ecosystem, type, schema } of SHIPPED) {
      await this.sources.ensure({
        id: newId<AnnotationSourceId>(),
        name,
        ecosystem,
        type,
        annotationSchema: schema,
        license: spdx,
        licenseUrl: LICENSE.licenseUrl,
        licenseVerdict: verdict,
        userId: null,
      });
    }
  }
}
