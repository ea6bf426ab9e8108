import { basename } from 'node:path';
import { ContentType, type ScannerName } from '@odr/contracts';
import { FACE_MODEL, NSFW_MODEL, OCR_MODEL, type ModelsConfig } from '@odr/platform';
import type { ScanConfig } from './scan.config.js';
import type { ScannerCard } from './scanner.js';

/** Injection token of the cards of all scanners, on or off. */
export const ALL_SCANNER_CARDS = Symbol('all scanner cards');
/** Injection token of the cards of those that are on. */
export const SCANNER_CARDS = Symbol('scanner cards');

const ALL_TYPES = Object.values(ContentType);

/**
 * The scanners with their versions. Number the rules up when their answers change; another model counts by the name of its
 * folder, so name the folder after the model's version.
 */
export function scannerCards(
  models: Pick<ModelsConfig, 'nsfwDir' | 'facesDir' | 'ocrDir' | 'ocrLanguages'>,
): readonly ScannerCard[] {
  const packaged = ({ name, version }: { name: string; version: string }): string => `${name}-${version}`;
  const model = (dir: string | null, card: { name: string; version: string }): string =>
    dir === null ? packaged(card) : `own-${basename(dir)}`;
  const ocr = `${model(models.ocrDir, OCR_MODEL)}-${models.ocrLanguages.join('+')}`;
  const picture = (name: ScannerName, version: string, needs: ScannerCard['needs'] = 'preview'): ScannerCard => ({
    name,
    version,
    takes: [ContentType.Image],
    needs,
  });
  return [
    { name: 'accessibility', version: '2', takes: ALL_TYPES, needs: 'columns' },
    picture('quality', '1', 'pixels'),
    picture('nsfw', `${model(models.nsfwDir, NSFW_MODEL)}-r2`),
    picture('faces', `${model(models.facesDir, FACE_MODEL)}-r1`),
    picture('text', `${ocr}-r1`),
    picture('watermark', `${ocr}-r1`),
  ];
}

/** Those that are on. */
export const cardsThatAreOn = (cards: readonly ScannerCard[], { isOn }: ScanConfig): readonly ScannerCard[] =>
  cards.filter(({ name }) => isOn(name));
