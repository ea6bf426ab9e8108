export * from './content.errors.js';
export { ContentLookup, type ContentSummary, type PublishedFile } from './content.lookup.js';
export { ContentHttpModule } from './content-http.module.js';
export { ContentModule } from './content.module.js';
export { ContentWorkerModule } from './content-worker.module.js';
export { ContentService, type ContentDescription, type StatusChange } from './content.service.js';
export { visibleContents, type SqlCondition } from './content.visibility.js';
export { pdqDistance } from './image/pdq.js';
export { mediaTypeOf } from './image/image-format.js';
