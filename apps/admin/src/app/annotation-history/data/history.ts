import { AnnotationCause, type PatchOperation } from '@odr/contracts';

/** An annotation as it stands now. */
export interface CurrentAnnotation {
  readonly id: string;
  readonly contentId: string;
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  readonly annotation: unknown;
  readonly version: number;
  readonly userId: string;
}

/** What its author may have back. */
export interface DeletedAnnotation extends CurrentAnnotation {
  readonly contentName: string;
  readonly deletedAt: string;
  /** False for what moderators have removed. */
  readonly isRestorable: boolean;
}

/** Who made a version, of what, and how. */
export interface VersionHead {
  readonly version: number;
  readonly parentVersion: number | null;
  readonly cause: AnnotationCause;
  readonly revertedToVersion: number | null;
  readonly manuallyAdjusted: boolean;
  readonly sources: readonly { readonly name: string | null; readonly schemaVersion: number }[] | null;
  readonly userId: string;
  readonly userName: string | null;
  readonly createdAt: string;
}

export interface Version extends VersionHead {
  readonly annotation: unknown;
}

export interface Comparison {
  readonly from: Version;
  readonly to: Version;
  readonly patch: readonly PatchOperation[];
}

/** Which version wrote each part; longer paths win over shorter ones. */
export interface Blame {
  readonly version: number;
  readonly items: readonly { readonly path: string; readonly version: number }[];
  readonly versions: readonly VersionHead[];
}

const CAUSES: Readonly<Record<AnnotationCause, string>> = {
  [AnnotationCause.Created]: 'Written',
  [AnnotationCause.Edited]: 'Edited',
  [AnnotationCause.Reverted]: 'Brought back',
  [AnnotationCause.AcceptedSuggestion]: 'Suggestion accepted',
  [AnnotationCause.Imported]: 'Imported',
  [AnnotationCause.Cleaned]: 'Cleaned by a recipe',
  [AnnotationCause.Merged]: 'Two edits brought together',
};

/** How a version came about, in words. */
export const causeWord = ({ cause, revertedToVersion }: VersionHead): string =>
  revertedToVersion === null ? CAUSES[cause] : `${CAUSES[cause]} from version ${revertedToVersion}`;
