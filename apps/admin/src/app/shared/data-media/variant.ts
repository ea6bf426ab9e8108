import type { FileVariant } from '@odr/contracts';

export type Variant = FileVariant;

export const fileUrl = (contentId: string, variant: Variant): string =>
  `/api/v1/contents/${contentId}/file?variant=${variant}`;
