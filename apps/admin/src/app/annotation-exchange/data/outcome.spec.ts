import { counted, csvOfFailures, EMPTY_TALLY, failureOf, type Outcome, OutcomeReader } from './outcome.js';

const BROKEN: Outcome = {
  line: 2,
  status: 422,
  where: 'annotations[1]',
  picture: '=cow.jpg',
  error: {
    code: 'annotation.schema_violation',
    detail: 'It breaks a rule, "twice".',
    errors: [{ path: '/annotation/caption', code: 'type', message: 'must be string' }],
  },
};

describe('outcomes of an import', () => {
  it('are read as they come, each once, half lines not before their rest', () => {
    const reader = new OutcomeReader();
    const [first, second] = ['{"line":1,"status":201,"id":"a"}\n', '{"line":2,"status":200,"id":"b"}'];

    expect(reader.take(first + second.slice(0, 9)).map(({ line }) => line)).toEqual([1]);
    expect(reader.take(first + second)).toEqual([]);
    expect(reader.take(first + second, true).map(({ line }) => line)).toEqual([2]);
    expect(reader.take(first + second, true)).toEqual([]);
  });

  it('are counted', () => {
    const tally = counted(EMPTY_TALLY, [
      { line: 1, status: 201, id: 'a', losses: ['a mask'] },
      BROKEN,
      { line: 3, status: 200, id: 'b' },
    ]);
    expect(tally).toEqual({ done: 3, added: 1, known: 1, failed: 1, lossy: 1 });
  });

  it('that failed are a table, a row for each rule, which no spreadsheet reckons', () => {
    const failure = failureOf(BROKEN);
    expect(failureOf({ line: 1, status: 201 })).toBeUndefined();
    expect(csvOfFailures(failure ? [failure] : []).split('\r\n')).toEqual([
      'line,where,picture,code,detail,path,rule,message',
      `2,annotations[1],'=cow.jpg,annotation.schema_violation,"It breaks a rule, ""twice"".",/annotation/caption,type,must be string`,
      '',
    ]);
  });
});
