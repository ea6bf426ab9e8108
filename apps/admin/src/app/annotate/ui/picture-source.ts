/** Where a picture is shown from. */
export interface Picture {
  readonly id: string;
  readonly preview: string;
  /** The full-size copy, fetched once somebody zooms in. */
  readonly full: string | undefined;
  /** Pixels of the preview by pixel of the picture: beyond it the preview is blurred. */
  readonly previewScale: number;
  readonly alt: string;
}
