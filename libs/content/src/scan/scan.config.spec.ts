import { modelsConfig } from '@odr/platform';
import { scanConfig } from './scan.config.js';
import { cardsThatAreOn, scannerCards } from './scanner-cards.js';

const namesOn = (off: string): string[] =>
  cardsThatAreOn(scannerCards(modelsConfig({})), scanConfig({ SCANS_OFF: off })).map(({ name }) => name);

describe('the scanners of an installation', () => {
  it('are all on unless they are switched off', () => {
    expect(namesOn('')).toEqual(['accessibility', 'quality', 'nsfw', 'faces', 'text', 'watermark']);
    expect(namesOn('faces, text')).toEqual(['accessibility', 'quality', 'nsfw', 'watermark']);
  });

  it('are named as they are, or the start fails', () => {
    expect(() => scanConfig({ SCANS_OFF: 'face' })).toThrow(/SCANS_OFF names face; the scanners are accessibility/);
  });

  it('have another version with another model or language', () => {
    const version = (env: Record<string, string>, wanted: string): string | undefined =>
      scannerCards(modelsConfig(env)).find(({ name }) => name === wanted)?.version;
    expect(version({}, 'faces')).toBe('face-api-ssd-mobilenet-v1-1.7.15-r1');
    expect(version({ MODELS_FACES_PATH: '/models/faces-2027' }, 'faces')).toBe('own-faces-2027-r1');
    expect(version({ MODELS_OCR_LANGUAGES: 'eng+deu' }, 'text')).toBe('tesseract-7.0.0-eng+deu-r1');
  });
});
