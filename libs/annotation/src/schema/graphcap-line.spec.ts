import { existsSync, readFileSync } from 'node:fs';
import { baseNameOf, readGraphcapLine } from '@odr/content';
import { SchemaValidator } from './schema-validator.js';
import { GRAPHCAP_SCHEMA } from './shipped-schemas.js';

const FIXTURE = '../shared/fixtures/omi/output.jsonl';
const GOOD = { filename: './a b.jpg', model: 'm', provider: 'p', version: '1', parsed: { short_caption: 'Cow.' } };

describe('a graphcap line', () => {
  it('becomes a caption that keeps who said it', () => {
    expect(readGraphcapLine(JSON.stringify(GOOD), 3)).toEqual({
      ok: true,
      caption: {
        line: 3,
        filename: './a b.jpg',
        baseName: 'a b.jpg',
        model: 'm',
        provider: 'p',
        config: 'graphcap',
        value: { short_caption: 'Cow.', model: 'm', provider: 'p', version: '1' },
      },
    });
  });

  it.each([
    ['{"filename": "a.jpg", "parsed"', 'broken_line'],
    ['[1]', 'not_an_object'],
    ['null', 'not_an_object'],
    ['{"parsed":{}}', 'no_filename'],
    ['{"filename":" ","parsed":{}}', 'no_filename'],
    ['{"filename":"a.jpg"}', 'nothing_parsed'],
    ['{"filename":"a.jpg","parsed":[]}', 'nothing_parsed'],
    ['{"filename":"a.jpg","parsed":{"error":"quota"}}', 'caption_failed'],
    [`{"filename":"a.jpg","parsed":{"short_caption":"${'x'.repeat(5_000_000)}"}}`, 'line_too_long'],
  ])('is answered with its number when it is bad (%#: %.30s)', (text, problem) => {
    expect(readGraphcapLine(text, 7)).toMatchObject({ ok: false, error: { line: 7, problem } });
  });

  it.each([
    ['artcritic', { formal_analysis: 'It leads the eye.' }, {}],
    ['artcritic', { formal_tags: [] }, { config_name: 'artcritic' }],
    ['graphcap', { formal_analysis: 'x', tags_list: [] }, { config_name: 'graphcap' }],
    ['graphcap', { short_caption: 'Cow.' }, { config_name: 'of somebody else' }],
  ])('belongs to %s: %j %j', (config, parsed, more) => {
    const line = JSON.stringify({ filename: 'a.jpg', parsed, ...more });
    expect(readGraphcapLine(line, 1)).toMatchObject({ ok: true, caption: { config } });
  });

  it.each(['', '  \r', '\uFEFF'])('is skipped when it is empty: %j', (text) => {
    expect(readGraphcapLine(text, 1)).toBeUndefined();
  });

  it.each([
    ['https://host/x/y/big-buddha_1280.jpg', 'big-buddha_1280.jpg'],
    ['https://host/x/a%20b.jpg?raw=1#f', 'a b.jpg'],
    ['https://host/x/100%.jpg', '100%.jpg'],
    ['C:\\pictures\\cow.png', 'cow.png'],
    ['./100%25.jpg', '100%25.jpg'],
    ['cow.jpg', 'cow.jpg'],
  ])('names the file: %s is %s', (filename, name) => {
    expect(baseNameOf(filename)).toBe(name);
  });
});

const withFixture = existsSync(FIXTURE) ? describe : describe.skip;
if (!existsSync(FIXTURE)) console.warn(`Skipped: ${FIXTURE} is not here.`);

withFixture('the file of the original pipeline', () => {
  it('has seven captions, all of which satisfy the shipped schema', () => {
    const validator = new SchemaValidator();
    const readings = readFileSync(FIXTURE, 'utf8')
      .split('\n')
      .flatMap((text, index) => readGraphcapLine(text, index + 1) ?? []);
    const errors = readings.flatMap<unknown>((reading) =>
      reading.ok ? validator.validate('graphcap', GRAPHCAP_SCHEMA, reading.caption.value, '') : [reading.error],
    );
    expect(readings).toHaveLength(7);
    expect(errors).toEqual([]);
  });
});
