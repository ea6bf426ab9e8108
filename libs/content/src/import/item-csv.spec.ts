import { toCsv } from './item-csv.js';

const item = {
  position: 0,
  key: 'a.jpg',
  fileName: 'a.jpg',
  state: 'done' as const,
  contentId: 'id',
  error: null,
  attempts: 1,
  tookMs: 12,
  endedAt: '2026-01-01T00:00:00.000Z',
};

async function csv(...keys: string[]): Promise<string[]> {
  const batches = (async function* () {
    for (const key of keys) yield [{ ...item, key }];
  })();
  let text = '';
  for await (const part of toCsv(batches)) text += part;
  return text.split('\r\n');
}

describe('outcomes as CSV', () => {
  it('have a header and a line each, also when there is none', async () => {
    expect(await csv('a.jpg')).toEqual([
      'position,key,file_name,state,content_id,code,detail,attempts,took_ms,ended_at',
      '0,a.jpg,a.jpg,done,id,,,1,12,2026-01-01T00:00:00.000Z',
      '',
    ]);
    expect(await csv()).toHaveLength(2);
  });

  it('quote what would break the line', async () => {
    expect((await csv('a "b",c'))[1]).toMatch(/^0,"a ""b"",c",/);
    expect((await csv('a\nb')).join('\r\n')).toContain('0,"a\nb",');
  });

  it.each(['=HYPERLINK("http://example.org")', '+1', '-1', '@SUM(A1)', '\tx'])(
    'never hand a formula to a spreadsheet: %j',
    async (key) => {
      expect((await csv(key))[1]).toMatch(/^0,"?'/);
    },
  );
});
