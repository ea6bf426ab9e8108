/** An encoded picture (JPEG, PNG, WebP, …) as bytes, or the path of a file that holds one. */
export type ImageInput = Uint8Array | string;
