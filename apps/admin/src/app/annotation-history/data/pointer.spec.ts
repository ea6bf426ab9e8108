import { nameOf, pathsBelow, valueWord } from './pointer.js';

describe('a part of a value in words', () => {
  it.each([
    ['A cow.', 'A cow.'],
    [[10, 20.04, 30, 40], '30 × 40 at 10, 20'],
    [{ label: 'cow', bbox: [10, 10, 100, 50] }, 'cow: 100 × 50 at 10, 10'],
    [{ label: 'cow', point: [1, 2], visibility: 2 }, 'cow (Point: 1, 2, Visibility: 2)'],
    [['cow', 'hill'], 'cow, hill'],
    [['cow', { tag: 'hill', confidence: 0.5 }], 'cow; hill (Confidence: 0.5)'],
    [
      [
        { tag: 'a', category: 'x' },
        { tag: 'b', category: 'y', confidence: 1 },
      ],
      'a (Category: x); b (Category: y, Confidence: 1)',
    ],
    [{ caption: 'A cow, a hill.', language: 'en' }, 'Caption: A cow, a hill.; Language: en'],
    [Array.from({ length: 14 }, (_, index) => `w${index}`), 'w0, w1, w2, w3, w4, w5, w6, w7, w8, w9, w10, w11, 2 more'],
    [Array(40).fill(1), '40 numbers'],
    [[], 'none'],
    [{}, 'nothing'],
    [true, 'yes'],
    [null, 'nothing'],
    [7, '7'],
    [undefined, ''],
  ])('%j', (value, word) => expect(valueWord(value)).toBe(word));

  it('is named by where it stands, and by what it is called', () => {
    expect(nameOf({ objects: [{ label: 'cow' }] }, '/objects/0')).toBe('Objects › 1 (cow)');
    expect(nameOf({ caption: 'A cow.' }, '')).toBe('Everything');
  });

  it('has parts below it', () => {
    expect(pathsBelow({ 'a/b': 1, c: [0] }, '')).toEqual(['/a~1b', '/c']);
    expect(pathsBelow({ c: [0, 1] }, '/c')).toEqual(['/c/0', '/c/1']);
    expect(pathsBelow({ c: 'x' }, '/c')).toEqual([]);
  });
});
