import { type ReportOutcome, ReportReason, type ReportState, type SubjectType } from '@odr/contracts';

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
  readonly createdAt: string;
  readonly closedAt: string | null;
}

/** The reasons, in the words of someone who has just seen something wrong. */
export const REASONS: readonly { readonly value: ReportReason; readonly word: string }[] = [
  { value: ReportReason.Copyright, word: 'It is not free to use, or the author is wrong' },
  { value: ReportReason.Privacy, word: 'It shows me or someone who did not agree' },
  { value: ReportReason.IllegalContent, word: 'It is illegal' },
  { value: ReportReason.MaliciousAnnotation, word: 'A caption or tag is abusive or false' },
  { value: ReportReason.Other, word: 'Something else' },
];

export const reasonWord = (reason: string): string =>
  REASONS.find((one) => one.value === reason)?.word ?? reason.replaceAll('_', ' ');
