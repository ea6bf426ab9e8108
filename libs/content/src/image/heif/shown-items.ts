import { brokenHeif } from './boxes.js';
import { inputsOf, propertiesOf, type HeifFile } from './heif-file.js';

const CODED = new Set(['hvc1', 'av01']);
const DERIVED = new Set(['grid', 'iovl', 'iden']);
const ALPHA = new Set([
  'urn:mpeg:mpegB:cicp:systems:auxiliary:alpha',
  'urn:mpeg:hevc:2015:auxid:1',
  'urn:mpeg:avc:2015:auxid:1',
]);
const MAX_ITEMS = 5_000;

/**
 * The items that the picture is made of: the primary one, what it is put together from, and its transparency. Thumbnails, depth and
 * gain maps, further pictures and metadata are not among them.
 * @throws ImageFailure if one of them is missing or of a kind no decoder here knows
 */
export function shownItems(file: HeifFile): Set<number> {
  const shown = new Set<number>();
  const take = (id: number): void => {
    if (shown.has(id)) return;
    const type = file.items.get(id)?.type;
    if (type === undefined) throw brokenHeif(`item ${id} is missing`);
    if (!CODED.has(type) && !DERIVED.has(type))
      throw brokenHeif(`item ${id} is of the unknown type ${JSON.stringify(type)}`);
    shown.add(id);
    if (shown.size > MAX_ITEMS) throw brokenHeif(`it has more than ${MAX_ITEMS} parts`);
    if (DERIVED.has(type)) inputsOf(file, id).forEach(take);
  };
  take(file.primary);
  for (const { type, from, to } of file.references)
    if (type === 'auxl' && to.some((id) => shown.has(id)) && isAlpha(file, from)) take(from);
  return shown;
}

/** The address that says what an auxiliary picture is for. */
export const auxiliaryType = (auxC: Buffer): string => auxC.toString('latin1', 4).split('\0', 1)[0] ?? '';

export const isAlpha = (file: HeifFile, id: number): boolean =>
  propertiesOf(file, id).some(({ type, body }) => type === 'auxC' && ALPHA.has(auxiliaryType(body)));
