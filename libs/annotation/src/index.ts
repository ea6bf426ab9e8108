export { AnnotationHttpModule } from './annotation-http.module.js';
export { AnnotationModule } from './annotation.module.js';
export { AnnotationWorkerModule } from './annotation-worker.module.js';
export { AnnotationNotFound } from './annotation/annotation.errors.js';
export { AnnotationLookup } from './annotation/annotation.lookup.js';
export { AnnotationMover, type MovedAnnotation } from './annotation/annotation.mover.js';
export { AnnotationService } from './annotation/annotation.service.js';
