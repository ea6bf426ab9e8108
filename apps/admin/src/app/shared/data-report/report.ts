import { type ReportOutcome, ReportReason, type ReportState, SubjectType } from '@odr/contracts';

export interface FileReport {
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly reason: ReportReason;
  readonly description: string;
}

export interface Report extends Omit<FileReport, 'description'> {
  readonly id: string;
  readonly description: string | null;
  readonly state: ReportState;
  readonly outcome: ReportOutcome | null;
  /** What the moderators add to the outcome. */
  readonly publicNote: string | null;
  readonly createdAt: string;
  readonly closedAt: string | null;
}

/** The reasons, in the words of someone who has just seen something wrong. */
export const REASONS: readonly { readonly value: ReportReason; readonly word: string }[] = [
  { value: ReportReason.Copyright, word: 'It is not free to use, or the author is wrong' },
  { value: ReportReason.Privacy, word: 'It shows me or someone who did not agree' },
  { value: ReportReason.IllegalContent, word: 'It is illegal' },
  { value: ReportReason.MaliciousAnnotation, word: 'A caption, tag or box is abusive or false' },
  { value: ReportReason.Other, word: 'Something else' },
];

/** Of an annotation, what may be wrong with words or boxes; the picture is reported for itself. */
const OF_ANNOTATIONS: readonly ReportReason[] = [
  ReportReason.MaliciousAnnotation,
  ReportReason.IllegalContent,
  ReportReason.Other,
];

/** The reasons that there can be, the likeliest first. */
export const reasonsFor = (subjectType: SubjectType): typeof REASONS =>
  subjectType === SubjectType.Annotation
    ? OF_ANNOTATIONS.flatMap((reason) => REASONS.find(({ value }) => value === reason) ?? [])
    : REASONS;

export const reasonWord = (reason: string): string =>
  REASONS.find((one) => one.value === reason)?.word ?? reason.replaceAll('_', ' ');
