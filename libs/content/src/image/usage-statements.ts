/** The parts of a file that may speak about training on it, as they stand there; read elsewhere, by those who judge. */
export interface UsageStatements {
  /** The XMP packet, if it mentions data mining. */
  readonly xmp?: string;
  /** What surrounds training and data mining assertions, a character a byte. */
  readonly assertions?: string;
}

const ASSERTION = '.training-mining';
const BEFORE = 8;
const REACH = 4_096;
const MAX_MENTIONS = 50;
const MAX_XMP = 200_000;

/** Only finds the places: a decoder's process loads no more than it needs. */
export function usageStatements(bytes: Buffer, xmp: Buffer | undefined): UsageStatements {
  const packet = xmp?.includes('DataMining') ? xmp.subarray(0, MAX_XMP).toString('utf8') : undefined;
  const places: string[] = [];
  let at = bytes.indexOf(ASSERTION);
  for (; at !== -1 && places.length < MAX_MENTIONS; at = bytes.indexOf(ASSERTION, at + 1)) {
    places.push(bytes.toString('latin1', Math.max(0, at - BEFORE), at + REACH));
  }
  return {
    ...(packet === undefined ? {} : { xmp: packet }),
    ...(places.length === 0 ? {} : { assertions: places.join('\n') }),
  };
}
