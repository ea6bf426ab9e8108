import type { AnnotatedPicture } from './exchange.js';
import { FORMATS, type FormatName } from './formats.js';
import { LossTally } from './loss-report.js';

const PICTURE: AnnotatedPicture = {
  picture: { contentId: null, sha256: null, name: 'cow.jpg', width: 4, height: 4, license: null },
  annotations: [
    { id: null, sources: ['caption'], value: { caption: 'grabbed' } },
    { id: null, sources: ['graphcap'], value: { short_caption: 'grabbed', dense_caption: ' grabbed' } },
    { id: null, sources: ['tags'], value: { tags: ['cow'] } },
  ],
};

async function written(format: FormatName, tokens?: 'llama'): Promise<string[]> {
  const pictures = async function* () {
    yield PICTURE;
  };
  let text = '';
  for await (const piece of FORMATS[format].write(pictures, new LossTally(0), { tokens })) text += String(piece);
  return text.trimEnd().split(/\r?\n/);
}

describe('tokens of captions in files', () => {
  it('stand in a column of their own in a table', async () => {
    const [header, ...rows] = await written('csv', 'llama');
    expect(header).toMatch(/,annotation,tokens$/);
    expect(rows.map((row) => row.slice(row.lastIndexOf(',') + 1))).toEqual(['4', '9', '']);
  });

  it('stand beside the text that others read', async () => {
    expect(JSON.parse((await written('hugging-face', 'llama'))[0] ?? '')).toMatchObject({ text_tokens: 4 });
  });

  it.each(['csv', 'hugging-face'] as const)('are left out of %s when nobody asks', async (format) => {
    expect((await written(format)).join()).not.toContain('tokens');
  });
});
