import { csvLine, csvOf } from './csv.js';

describe('CSV', () => {
  it.each([
    [['a', 'b'], 'a,b\r\n'],
    [['a,b', 'say "moo"', 'two\nlines'], '"a,b","say ""moo""","two\nlines"\r\n'],
    [[null, 0, -1.5, ''], ',0,-1.5,\r\n'],
  ])('writes %j', (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('lets no spreadsheet run %j', (text) => {
    expect(csvLine([text])).toMatch(/^"?'/);
  });

  it('begins with its header', () => {
    expect(csvOf(['license', 'items'], [['CC0-1.0', 3]])).toBe('license,items\r\nCC0-1.0,3\r\n');
  });
});
