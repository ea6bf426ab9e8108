/** The public face of a class, so that a fake can implement it without its private fields. */
export type PublicOf<T> = { [K in keyof T]: T[K] };
