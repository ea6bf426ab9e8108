export const ContentType = { Image: 'image', Video: 'video', Voice: 'voice', Music: 'music', Text: 'text' } as const;
export type ContentType = (typeof ContentType)[keyof typeof ContentType];

/** Who may see an item. Only `available` is public. */
export const ContentStatus = {
  Pending: 'pending',
  Available: 'available',
  Unavailable: 'unavailable',
  Delisted: 'delisted',
  Quarantined: 'quarantined',
  Withdrawn: 'withdrawn',
} as const;
export type ContentStatus = (typeof ContentStatus)[keyof typeof ContentStatus];

/** How far the system has come with understanding an item. */
export const ProcessingState = {
  Received: 'received',
  Processing: 'processing',
  Done: 'done',
  Failed: 'failed',
} as const;
export type ProcessingState = (typeof ProcessingState)[keyof typeof ProcessingState];

export const LicenseVerdict = { Open: 'open', NotOpen: 'not_open', Unknown: 'unknown' } as const;
export type LicenseVerdict = (typeof LicenseVerdict)[keyof typeof LicenseVerdict];

/** Where something that a person has brought stands, as that person would put it. */
export const ContributionState = {
  InProgress: 'in_progress',
  /** Nothing happens until its contributor does something. */
  NeedsYou: 'needs_you',
  /** Somebody has to look at it before it is published. */
  Waiting: 'waiting',
  Published: 'published',
  TurnedAway: 'turned_away',
} as const;
export type ContributionState = (typeof ContributionState)[keyof typeof ContributionState];

export const ContentSourceType = { Url: 'url', Path: 'path', HuggingFace: 'hugging_face' } as const;
export type ContentSourceType = (typeof ContentSourceType)[keyof typeof ContentSourceType];

/** The shape of a picture as it is shown: from twice as wide as high, wider, within a tenth of square, higher. */
export const ContentAspect = {
  Panorama: 'panorama',
  Landscape: 'landscape',
  Square: 'square',
  Portrait: 'portrait',
} as const;
export type ContentAspect = (typeof ContentAspect)[keyof typeof ContentAspect];

/** How many pixels a picture has: under half a million, under two, under eight, more. */
export const ContentSize = { Small: 'small', Medium: 'medium', Large: 'large', Huge: 'huge' } as const;
export type ContentSize = (typeof ContentSize)[keyof typeof ContentSize];

/** Who may see a set; of its contents everyone sees what they may see anyway. */
export const SetVisibility = { Private: 'private', Public: 'public' } as const;
export type SetVisibility = (typeof SetVisibility)[keyof typeof SetVisibility];

export const FileVariant = { Original: 'original', Preview: 'preview', Thumbnail: 'thumbnail', Web: 'web' } as const;
export type FileVariant = (typeof FileVariant)[keyof typeof FileVariant];

export const AnnotationSourceType = {
  ContentDescription: 'content_description',
  SpatialAnalysis: 'spatial_analysis',
  Tags: 'tags',
  Other: 'other',
} as const;
export type AnnotationSourceType = (typeof AnnotationSourceType)[keyof typeof AnnotationSourceType];

/** Whether a campaign hands out work. */
export const CampaignState = { Draft: 'draft', Running: 'running', Paused: 'paused', Done: 'done' } as const;
export type CampaignState = (typeof CampaignState)[keyof typeof CampaignState];

/** Where one person stands with one item of a campaign. */
export const AssignmentState = {
  Open: 'open',
  Submitted: 'submitted',
  Skipped: 'skipped',
  /** Given back, or not finished in time: the place is free for whoever comes next. */
  Returned: 'returned',
} as const;
export type AssignmentState = (typeof AssignmentState)[keyof typeof AssignmentState];

export const StandingQueue = {
  Pending: 'pending',
  Flagged: 'flagged',
  Reports: 'reports',
  Appeals: 'appeals',
} as const;
export type StandingQueue = (typeof StandingQueue)[keyof typeof StandingQueue];

export const DecisionAction = {
  Approve: 'approve',
  Reject: 'reject',
  Delist: 'delist',
  FlagIllegal: 'flag_illegal',
  Label: 'label',
  Escalate: 'escalate',
  Defer: 'defer',
} as const;
export type DecisionAction = (typeof DecisionAction)[keyof typeof DecisionAction];

/** What a case is for. Whoever decides it is never told: a known answer, or a second opinion, looks like any other case. */
export const CasePurpose = { Decide: 'decide', Gold: 'gold', SecondReview: 'second_review' } as const;
export type CasePurpose = (typeof CasePurpose)[keyof typeof CasePurpose];

/** What became of an appeal. */
export const AppealOutcome = {
  /** The decision stands. */
  Upheld: 'upheld',
  /** The decision was taken back. */
  Overturned: 'overturned',
} as const;
export type AppealOutcome = (typeof AppealOutcome)[keyof typeof AppealOutcome];

/** What a decision against something rests on. */
export const DecisionGround = {
  Illegal: 'illegal',
  Terms: 'terms',
  License: 'license',
  Privacy: 'privacy',
  OptOut: 'optout',
} as const;
export type DecisionGround = (typeof DecisionGround)[keyof typeof DecisionGround];

export const SubjectType = { Content: 'content', Annotation: 'annotation' } as const;
export type SubjectType = (typeof SubjectType)[keyof typeof SubjectType];

export const ReportReason = {
  IllegalContent: 'illegal_content',
  MaliciousAnnotation: 'malicious_annotation',
  Copyright: 'copyright',
  Privacy: 'privacy',
  Other: 'other',
} as const;
export type ReportReason = (typeof ReportReason)[keyof typeof ReportReason];

/** Where a case stands. Leased and deferred are not states: they end by themselves, on the database's clock. */
export const CaseState = {
  Pending: 'pending',
  /** Sticky: only a final decision leaves it. */
  Escalated: 'escalated',
  Decided: 'decided',
  /** Ended without a decision, because its subject is gone. */
  Closed: 'closed',
} as const;
export type CaseState = (typeof CaseState)[keyof typeof CaseState];

export const ReportState = { Open: 'open', Resolved: 'resolved' } as const;
export type ReportState = (typeof ReportState)[keyof typeof ReportState];

/** What became of a report, as its reporter is told. */
export const ReportOutcome = {
  /** The subject was taken from public view. */
  Actioned: 'actioned',
  /** Looked at and kept. */
  NotActioned: 'not_actioned',
  /** The subject was deleted before anyone decided. */
  SubjectGone: 'subject_gone',
} as const;
export type ReportOutcome = (typeof ReportOutcome)[keyof typeof ReportOutcome];

export const JobState = {
  Queued: 'queued',
  Running: 'running',
  Paused: 'paused',
  Done: 'done',
  Failed: 'failed',
  Cancelled: 'cancelled',
} as const;
export type JobState = (typeof JobState)[keyof typeof JobState];

/** What an import reads from. */
export const ImportKind = {
  /** A zip, tar or tar.gz: loose pictures, WebDataset shards, or folders with a metadata file. */
  Archive: 'archive',
  /** A list of addresses. */
  Urls: 'urls',
  /** Lines of JSON that name pictures, or carry captions of them. */
  Jsonl: 'jsonl',
  Parquet: 'parquet',
  HuggingFace: 'huggingface',
  /** A folder of the server. */
  Directory: 'directory',
} as const;
export type ImportKind = (typeof ImportKind)[keyof typeof ImportKind];

/** How far an import has come. Finished ones can be set going again: for what failed. */
export const ImportState = {
  /** Its file is here, its owner still says what is in it. */
  Draft: 'draft',
  ...JobState,
} as const;
export type ImportState = (typeof ImportState)[keyof typeof ImportState];

/** What became of one item of an import. */
export const ImportItemState = {
  Pending: 'pending',
  /** Taken in; the system is still finding out what it is. */
  Processing: 'processing',
  Done: 'done',
  /** These very bytes were here already. */
  Duplicate: 'duplicate',
  Failed: 'failed',
  /** Left out on purpose: nothing went wrong. */
  Skipped: 'skipped',
} as const;
export type ImportItemState = (typeof ImportItemState)[keyof typeof ImportItemState];

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

export const Modality = ContentType;
export type Modality = ContentType;

export const VectorMetric = { Cosine: 'cosine', L2: 'l2', InnerProduct: 'inner_product' } as const;
export type VectorMetric = (typeof VectorMetric)[keyof typeof VectorMetric];

/** What a link in a letter is for; one for one thing is nothing for another. */
export const EmailLinkPurpose = { Verify: 'verify', Reset: 'reset', Change: 'change' } as const;
export type EmailLinkPurpose = (typeof EmailLinkPurpose)[keyof typeof EmailLinkPurpose];

/** What is written about an account: one of the links, or that somebody tried to register its address. */
export type AccountLetter = EmailLinkPurpose | 'in_use';

/**
 * Why two pictures are taken for one, the plainest first. `look_alike` and `same_scene` are not copies: the first was never
 * laid on the other with success, the second shows the same things in another shot.
 */
export const PAIR_REASONS = [
  'identical',
  'reencoded',
  'resized',
  'recoloured',
  'flipped_or_rotated',
  'cropped',
  'bordered',
  'captioned',
  'same_scene',
  'look_alike',
] as const;
export type PairReason = (typeof PAIR_REASONS)[number];

/**
 * The eight ways a picture can lie, in the order of EXIF's codes 1 to 8; rotations are clockwise. `mirrored` swaps left and
 * right, `flipped` top and bottom, `transposed` rows and columns, `transversed` all of it.
 */
export const ORIENTATIONS = [
  'none',
  'mirrored',
  'rotated_180',
  'flipped',
  'transposed',
  'rotated_90',
  'transversed',
  'rotated_270',
] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** Where a re-validation of a source's annotations stands. */
export const RevalidationState = {
  Running: 'running',
  Done: 'done',
  Cancelled: 'cancelled',
  /** The schema was changed meanwhile; what it found says nothing about the new one. */
  Superseded: 'superseded',
} as const;
export type RevalidationState = (typeof RevalidationState)[keyof typeof RevalidationState];

/** What a schema of a source says otherwise than another one of it. */
export const SchemaChangeKind = {
  /** A member that was not described before. */
  Added: 'added',
  Removed: 'removed',
  Required: 'required',
  Optional: 'optional',
  /** Fewer values are allowed. */
  Narrowed: 'narrowed',
  Widened: 'widened',
  /** Other values are allowed, neither fewer nor more. */
  Changed: 'changed',
  /** Said to people; no value is judged by it. */
  Described: 'described',
} as const;
export type SchemaChangeKind = (typeof SchemaChangeKind)[keyof typeof SchemaChangeKind];

/** Where a cleaning of captions stands. */
export const CleaningState = {
  Running: 'running',
  Done: 'done',
  Cancelled: 'cancelled',
  /** Whoever started it may no longer do it. */
  Failed: 'failed',
  /** What it did is being put back. */
  Undoing: 'undoing',
  Undone: 'undone',
} as const;
export type CleaningState = (typeof CleaningState)[keyof typeof CleaningState];

/** What a cleaning, or undoing it, made of one annotation. */
export const CleanedOutcome = {
  Cleaned: 'cleaned',
  Refused: 'refused',
  Restored: 'restored',
  /** Somebody had gone on with it, so undoing left it. */
  EditedSince: 'edited_since',
  /** Undoing was refused: it is deleted, hidden, or its schema does not allow it any more. */
  NotRestored: 'not_restored',
} as const;
export type CleanedOutcome = (typeof CleanedOutcome)[keyof typeof CleanedOutcome];
export const CLEANED_OUTCOMES = Object.values(CleanedOutcome);
