import type { ContentStatus } from './contents.js';
import type { CasePurpose } from './moderation.js';

/** What has happened, told after commit through the outbox. Payloads are ids and the fact itself. */
export interface Events {
  'content.received': { contentId: string };
  /** Hashes, metadata and previews are there. */
  'content.processed': { contentId: string };
  /** Perceptual hashes that it lacked are there now. */
  'content.rehashed': { contentId: string };
  'content.failed': { contentId: string; code: string };
  /** A scan found something people should look at. */
  'content.flagged': { contentId: string; flag: string; scanner: string };
  /** The scanner that had raised the flag does not find it any more. */
  'content.unflagged': { contentId: string; flag: string; scanner: string };
  /** A scanner whose findings other modules use has written down what it found, whether that is anything or not. */
  'content.scanned': { contentId: string; scanner: string };
  /** Every scanner that is on has looked at the content, or given up; told again whenever one of them has looked again. */
  'content.scans_finished': { contentId: string };
  /** Name, authors, alternative text, licence … were edited. */
  'content.updated': { contentId: string };
  'content.deleted': { contentId: string };
  /** Nothing of it is kept here, by wish of whoever it is about or by law: whoever has a copy has to be told. */
  'content.erased': { contentId: string };
  /** It is where it was before it was deleted. */
  'content.restored': { contentId: string };
  'content.status_changed': { contentId: string; from: ContentStatus; to: ContentStatus };
  'annotation.saved': { annotationId: string; contentId: string };
  'annotation.deleted': { annotationId: string; contentId: string };
  /** It is there again as it was before it was deleted. */
  'annotation.restored': { annotationId: string; contentId: string };
  /** A released version is not to be had any more; whoever received it has to be told. */
  'dataset.version_withdrawn': { versionId: string };
  'embedding.content_stored': { contentId: string; engineId: string };
  /** A cluster of copies has been made or has changed; one of its members. */
  'duplicates.gathered': { contentId: string };
  /** A report has found its end, by a decision or because its subject is gone. */
  'report.resolved': { reportId: string };
  /** A final decision. With another purpose than `decide` it has changed nothing but the moderator's case. */
  'moderation.case_decided': {
    caseId: string;
    subjectType: string;
    subjectId: string;
    action: string;
    decisionId: string;
    decidedBy: string;
    policy: string | null;
    purpose: CasePurpose;
  };
  /** Somebody may not contribute for a while, or may again before that was over. */
  'moderation.suspension_changed': { suspensionId: string };
  /** Against a decision or a suspension: somebody else has to look again. */
  'moderation.appeal_filed': { caseId: string };
  /** Somebody who never held the case has answered. */
  'moderation.appeal_resolved': { appealId: string };
}
export type EventName = keyof Events;
