export const ExportFormat = {
  Jsonl: 'jsonl',
  Csv: 'csv',
  Parquet: 'parquet',
  ImageFolder: 'imagefolder',
  WebDataset: 'webdataset',
  Coco: 'coco',
  Yolo: 'yolo',
  Croissant: 'croissant',
  Img2dataset: 'img2dataset',
} as const;
export type ExportFormat = (typeof ExportFormat)[keyof typeof ExportFormat];

/** What whoever asked for an export wants of it now. */
export const ExportWish = { Run: 'run', Pause: 'pause', Cancel: 'cancel' } as const;
export type ExportWish = (typeof ExportWish)[keyof typeof ExportWish];

/** Where an export can be taken to. */
export const PushTarget = { HuggingFace: 'hugging_face', S3: 's3' } as const;
export type PushTarget = (typeof PushTarget)[keyof typeof PushTarget];

export const DatasetVersionState = { Building: 'building', Paused: 'paused', Done: 'done', Failed: 'failed' } as const;
export type DatasetVersionState = (typeof DatasetVersionState)[keyof typeof DatasetVersionState];

/** Which part of a version number a release counts up. */
export const VersionBump = { Major: 'major', Minor: 'minor', Patch: 'patch' } as const;
export type VersionBump = (typeof VersionBump)[keyof typeof VersionBump];

/** Why consumers have to drop an item; the word that the feed of withdrawals carries. */
export const WithdrawalReason = {
  Deleted: 'deleted',
  Erased: 'erased',
  Delisted: 'delisted',
  Takedown: 'takedown',
  OptOut: 'opt_out',
} as const;
export type WithdrawalReason = (typeof WithdrawalReason)[keyof typeof WithdrawalReason];

/** Why a released version is withdrawn as a whole. */
export const VersionWithdrawalReason = {
  /** Something in it may not be shared as it was. */
  License: 'license',
  Privacy: 'privacy',
  /** By order of a court or an authority, or to obey the law. */
  Legal: 'legal',
  /** It is not what it says, so nobody should build on it. */
  Defect: 'defect',
} as const;
export type VersionWithdrawalReason = (typeof VersionWithdrawalReason)[keyof typeof VersionWithdrawalReason];
