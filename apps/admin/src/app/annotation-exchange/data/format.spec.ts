import { FORMAT_NAMES, FORMATS, guessFormat } from './format.js';

describe('formats', () => {
  it('are all described', () => expect(FORMATS.map(({ name }) => name)).toEqual([...FORMAT_NAMES]));

  it.each([
    ['captions.csv', 'a,b', 'csv'],
    ['cow.xml', '<annotation>', 'pascal-voc'],
    ['labels.zip', 'PK\u0003\u0004…data.yaml…labels/cow.txt', 'yolo'],
    ['voc.zip', 'PK\u0003\u0004…Annotations/cow.xml', 'pascal-voc'],
    ['metadata.jsonl', '{"file_name": "cow.jpg", "text": "A cow"}', 'hugging-face'],
    ['annotations.ndjson', '{"id":"1","contentId":"2","sourceIds":["3"],"annotation":{}}', 'lines'],
    ['output.jsonl', '{"filename":"./cow.jpg","config_name":"graphcap","parsed":{}}', 'graphcap'],
    ['instances.json', '{"images":[{"file_name":"cow.jpg"}],"annotations":[{"bbox":[1,2,3,4]}]}', 'coco-instances'],
    ['captions.json', '{"images":[{"file_name":"a"}],"annotations":[{"caption":"A cow"}]}', 'coco-captions'],
    ['cow.jpg', 'ÿØÿ', undefined],
  ] as const)('%s is known by its name and begin', (name, head, expected) => {
    expect(guessFormat(name, head)).toBe(expected);
  });
});
