import { type Tokenizer, tokensOf } from '../cleaning/token-count.js';
import { type Coordinates, toNormalised } from '../shape/coordinates.js';

/** How lines are told, where that is not as they are kept. */
export interface Telling {
  readonly coordinates?: Coordinates | undefined;
  readonly tokens?: Tokenizer | undefined;
}

/** A line as PostgreSQL writes it, with what it takes to tell it otherwise. */
interface KeptLine {
  readonly isSpatial: boolean;
  readonly annotation: unknown;
  readonly content: { readonly width: number | null; readonly height: number | null };
}

/** Whether lines go out as PostgreSQL writes them, unparsed. */
export const isAsKept = ({ coordinates, tokens }: Telling): boolean =>
  coordinates !== 'normalised' && tokens === undefined;

/** Some whole lines, told as it was asked for. */
export const toldLines = (lines: string, telling: Telling): string =>
  lines
    .split('\n')
    .filter(Boolean)
    .map((line) => `${JSON.stringify(toldLine(JSON.parse(line) as KeptLine, telling))}\n`)
    .join('');

const toldLine = ({ isSpatial, ...line }: KeptLine, { coordinates, tokens }: Telling): object => ({
  ...line,
  ...(isSpatial && coordinates === 'normalised' ? inFractions(line) : {}),
  ...(tokens === undefined ? {} : { tokens: tokensOf(line.annotation) }),
});

/** What stands in a picture that nobody has measured stays in pixels, and says so: a stream cannot stop for it. */
function inFractions({ annotation, content }: Pick<KeptLine, 'annotation' | 'content'>): object {
  if (content.width === null || content.height === null) return { coordinates: 'pixels' };
  return { annotation: toNormalised(annotation, content), coordinates: 'normalised' };
}
