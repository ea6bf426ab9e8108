import { NoticeGround, ReportReason, SubjectType } from '@odr/contracts';
import type { Subject } from '../subject/subject.js';

const UUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const ADDRESS = new RegExp(`/(contents|annotations)/(${UUID})(?:[/?#]|$)`, 'i');
const BARE = new RegExp(`^${UUID}$`, 'i');
const SHA256 = /^[0-9a-f]{64}$/i;

/** Where somebody says that something is: at an address of ours, or wherever these bytes are. */
export type Location =
  { readonly kind: 'subject'; readonly subject: Subject } | { readonly kind: 'sha256'; readonly sha256: string };

/**
 * Reads an address of the console or of the API (of the file, too), an id, or the SHA-256 of a file.
 * @returns undefined for anything else
 */
export function locationOf(text: string): Location | undefined {
  const given = text.trim();
  if (SHA256.test(given)) return { kind: 'sha256', sha256: given.toLowerCase() };
  if (BARE.test(given)) return { kind: 'subject', subject: { type: SubjectType.Content, id: given.toLowerCase() } };
  const [, place, id] = ADDRESS.exec(given) ?? [];
  if (place === undefined || id === undefined) return undefined;
  const type = place.toLowerCase() === 'contents' ? SubjectType.Content : SubjectType.Annotation;
  return { kind: 'subject', subject: { type, id: id.toLowerCase() } };
}

interface GroundRule {
  readonly reason: ReportReason;
  /** 0–4. */
  readonly severity: number;
}

/** What concerns people goes before what concerns works. */
export const GROUNDS: Readonly<Record<NoticeGround, GroundRule>> = {
  child_abuse: { reason: ReportReason.IllegalContent, severity: 4 },
  depicted: { reason: ReportReason.Privacy, severity: 3 },
  illegal: { reason: ReportReason.IllegalContent, severity: 3 },
  rightsholder: { reason: ReportReason.Copyright, severity: 2 },
  other: { reason: ReportReason.Other, severity: 1 },
};

/** A notice weighs as much as a report by somebody who is trusted: whoever writes one is nearly always concerned. */
export const WEIGHT_OF_NOTICE = 30;

/**
 * Whether a notice has what Article 16(2) of the EU's Digital Services Act asks for: reasons, place and good faith are
 * required of every notice, so that name and address remain. Of child abuse anybody may tell without them.
 */
export const isComplete = (ground: NoticeGround, name: string | undefined, email: string | undefined): boolean =>
  ground === NoticeGround.ChildAbuse || (name !== undefined && email !== undefined);
