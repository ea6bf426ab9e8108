/** What the thread that writes is handed. Blocks go there and come back; files are named by their descriptors. */
export type DiskTask =
  | { readonly kind: 'write'; readonly file: number; readonly block: ArrayBuffer; readonly length: number }
  | { readonly kind: 'end'; readonly file: number };

/** What it says: a block is free again, a file cannot be written on, or nothing more is done to one. */
export type DiskAnswer =
  | { readonly kind: 'free'; readonly block: ArrayBuffer }
  | { readonly kind: 'failed'; readonly file: number; readonly code: string | undefined; readonly message: string }
  | { readonly kind: 'ended'; readonly file: number; readonly sha256: string };
