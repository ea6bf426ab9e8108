/** What a file says about its origin. Nothing else of its metadata is read, kept or published. */
export interface EmbeddedMetadata {
  readonly creator?: string;
  readonly copyright?: string;
  /** Terms of use or the address of a licence statement. */
  readonly rights?: string;
  readonly description?: string;
}
