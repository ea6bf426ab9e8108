import { ImportReport } from './import-report.js';

describe('the report of an import', () => {
  it('names every failure with file and line, in their order', () => {
    const report = new ImportReport();
    report.pictures.created = 1;
    report.fail('annotations', { file: 'b.jsonl', line: 12, message: 'its image x is not there' });
    report.fail('annotations', { file: 'b.jsonl', line: 3, message: 'broken' });
    report.fail('pictures', { file: 'a.jpg', message: 'The file is empty.' });

    expect(report.lines()).toEqual([
      'Pictures: 1 new, 0 already here, 1 failed',
      'Annotations: 0 new, 0 already here, 2 failed',
      'Could not be imported:',
      '  a.jpg: The file is empty.',
      '  b.jsonl:3: broken',
      '  b.jsonl:12: its image x is not there',
    ]);
  });

  it('says that nothing changed', () => {
    const report = new ImportReport();
    report.pictures.present = 5;

    expect(report.lines().at(-1)).toMatch(/^Nothing changed/);
    expect(report.hasFailures).toBe(false);
  });
});
