/** What a picture does to a scanner, however often: the same again would come out of trying for ever. */
const FAULTS: ReadonlySet<string> = new Set([
  'content.file_not_ready',
  'content.undecodable',
  'model.timed_out',
  'model.crashed',
  'model.out_of_memory',
]);

/** Whether the item is to blame for a failure with this code, and not the moment. */
export const isThePicturesFault = (code: string): boolean => FAULTS.has(code);
