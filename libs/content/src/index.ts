export { allOf, parameters, type Bind, type ContentCondition } from './content.condition.js';
export * from './content.errors.js';
export { ContentSetLookup } from './content-set/content-set.lookup.js';
export { visibleSets } from './content-set/content-set.visibility.js';
export { ContentSetService } from './content-set/content-set.service.js';
export { ContentSetPlaces } from './content-set/content-set.places.js';
export { positionOf, wireTime } from './content.columns.js';
export { ASPECT, CONTENT_FACETS, ORIGIN, SIZE, YEAR, type ContentFacet } from './content.facet.js';
export { containing, isNarrowing, matching, type ContentFilter } from './content.filter.js';
export { ContentLookup, type ContentSummary, type PublishedFile } from './content.lookup.js';
export { ContentHttpModule } from './content-http.module.js';
export { ContentModule } from './content.module.js';
export { mayEdit } from './content.policy.js';
export { ContentReader } from './content.reader.js';
export { ContentWorkerModule } from './content-worker.module.js';
export { ContentService, type ContentDescription, type StatusChange } from './content.service.js';
export { RestoreService } from './deletion/restore.service.js';
export { findableContents, visibleContents } from './content.visibility.js';
export { TimelineStations, type StationReport, type TimelineStation } from './timeline/timeline-stations.js';
export { ContentFilterPageQuery, ContentFilterQuery } from './dto/content-filter.query.dto.js';
export { ContentResponse } from './dto/content.response.dto.js';
export {
  ImportedCaptions,
  type ArrivedCaptions,
  type CaptionKeeper,
  type ImportedCaption,
} from './import/imported-captions.js';
export { archivedFiles, type ArchivedFile } from './import/archive/archived-files.js';
export { unpackedBytes } from './import/archive/unpacked-bytes.js';
export { ImportUnreadable } from './import/import.errors.js';
export {
  baseNameOf,
  GRAPHCAP_CONFIGS,
  graphcapConfigOf,
  readGraphcapLine,
  type GraphcapReading,
} from './import/graphcap/graphcap-line.js';
export { ImportHttpModule } from './import/import-http.module.js';
export { ImportWorkerModule } from './import/import-worker.module.js';
export { guardedLookup } from './web/address/guarded-connector.js';
export { webAddress, type AddressRules } from './web/address/web-address.js';
export { WebClient } from './web/exchange/web-client.js';
export { WebFailure } from './web/exchange/web-failure.js';
export { addressAllowance } from './web/web.config.js';
export { pdqDistance, type TurnedPdqHash } from './image/pdq.js';
export { mediaTypeOf } from './image/image-format.js';
export { ArrivalChecks, type ArrivalCheck } from './processing/arrival-checks.js';
export { ImageInspector, type InspectedImage } from './processing/image-inspector.js';
