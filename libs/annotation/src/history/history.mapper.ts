import type { AnnotationVersionResponse, VersionHeadResponse } from './dto/history.response.dto.js';
import type { AnnotationVersionView, VersionHead } from './version.reader.js';

/** Names each member: what rows carry beside them must not leak. */
export const toHeadResponse = (view: VersionHead): VersionHeadResponse => ({
  version: view.version,
  parentVersion: view.parentVersion,
  cause: view.cause,
  revertedToVersion: view.revertedToVersion,
  manuallyAdjusted: view.manuallyAdjusted,
  sources: view.sources ? [...view.sources] : null,
  userId: view.userId,
  userName: view.userName,
  createdAt: view.createdAt.toISOString(),
});

export const toVersionResponse = (view: AnnotationVersionView): AnnotationVersionResponse => ({
  ...toHeadResponse(view),
  annotation: view.annotation,
  patch: view.patch ? [...view.patch] : null,
});
