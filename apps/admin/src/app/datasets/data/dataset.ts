import type { SetVisibility, VersionBump, VersionWithdrawalReason } from '@odr/contracts';
import type {
  DatasetResponse,
  DatasetVersionResponse,
  ExcludedItemResponse,
  LicenseCheckResponse,
  ReceiverResponse,
  ReleaseProfileResponse,
  VersionChangeResponse,
  VersionDiffResponse,
  VersionPreviewResponse,
  WithdrawalFeedResponse,
  WithdrawalResponse,
} from '@odr/sdk';

import { words } from '../../shared/util-format/format.js';

export type Dataset = DatasetResponse;
export type DatasetVersion = DatasetVersionResponse;
export type Withdrawal = WithdrawalResponse;
export type WithdrawalFeed = WithdrawalFeedResponse;
export type Receiver = ReceiverResponse;
export type Exclusion = ExcludedItemResponse;
export type VersionDiff = VersionDiffResponse;
export type VersionChange = VersionChangeResponse;
export type VersionPreview = VersionPreviewResponse;
export type LicenseCheck = LicenseCheckResponse;
export type ReleaseProfile = ReleaseProfileResponse;

export interface NewDataset {
  readonly name: string;
  readonly title?: string;
  readonly visibility: SetVisibility;
}

/** What goes into a version; of the first three at most one. */
export interface VersionWish {
  readonly query?: Readonly<Record<string, string | number>>;
  readonly setId?: string;
  readonly successorOf?: string;
  readonly profile?: string;
  readonly sample?: {
    readonly count?: number;
    readonly quotas?: readonly { readonly by: string; readonly most: number }[];
  };
  readonly splits?: { readonly train: number; readonly validation: number; readonly test: number };
  readonly seed?: string;
  readonly leavesOut?: boolean;
}

export interface NewVersion extends VersionWish {
  readonly bump: VersionBump;
  readonly changelog: string;
}

/** A line of a manifest, as far as it is shown. */
export interface ManifestItem {
  readonly contentId: string;
  readonly publishedSha256: string;
  readonly sha256: string;
  readonly name: string;
  readonly license: string;
  readonly licenseUrl: string | null;
  readonly attribution: string;
  readonly sources: readonly string[];
  readonly format: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly size: number;
  readonly annotations: readonly { readonly id: string; readonly version: number; readonly sha256: string }[];
  readonly split?: string;
}

/** Why something stays out of a version. */
export const EXCLUSION_WORDS: Readonly<Record<string, string>> = {
  not_found: 'There is no such picture',
  not_available: 'Not published',
  not_processed: 'Not cleaned yet',
  opted_out: 'Its rightsholder opted out',
  license_unknown: 'No known licence',
  license_not_in_profile: 'Its licence does not fit the profile',
};

/** Why consumers have to drop something. */
export const WITHDRAWAL_WORDS: Readonly<Record<string, string>> = {
  deleted: 'It was deleted',
  erased: 'It was erased for good',
  delisted: 'It was delisted',
  takedown: 'It was taken down',
  opt_out: 'Its rightsholder opted out',
};

/** Why nobody is to use a version any more. */
export const VERSION_WITHDRAWAL_WORDS: Readonly<Record<VersionWithdrawalReason, string>> = {
  license: 'Something in it may not be shared as it was',
  privacy: 'To protect people',
  legal: 'The law asks for it',
  defect: 'It is not what it says',
};

/** Members of a manifest's line. */
const MEMBER_WORDS: Readonly<Record<string, string>> = {
  publishedSha256: 'the published file',
  sha256: 'the file',
  licenseUrl: 'the address of the licence',
  createdAt: 'the day it came',
};
export const memberWord = (member: string): string => MEMBER_WORDS[member] ?? words(member).toLowerCase();

/** Why a version failed, in words. */
export const failureWord = (code: string | null): string =>
  code === 'dataset_version.cancelled' ? 'Given up' : `Failed: ${words(code?.split('.').at(-1) ?? 'unknown')}`;

/** Who did not make it may still contribute to its team; then the API decides. */
export const mayAnswerFor = (dataset: Dataset | undefined, userId: string | undefined, mayManage: boolean): boolean =>
  dataset !== undefined && mayManage && (dataset.userId === userId || dataset.teamId !== null);
