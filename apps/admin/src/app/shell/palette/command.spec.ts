import { type Command, fitting } from './command.js';

describe('commands that fit what is typed', () => {
  const command = (word: string, hint?: string): Command => ({
    id: word,
    word,
    ...(hint === undefined ? {} : { hint }),
    icon: 'search',
    run: () => undefined,
  });
  const all = [
    command('Saved searches', 'Explore'),
    command('Search quality', 'Administration'),
    command('Sources', 'Annotate'),
    command('Moderation', 'Administration'),
    command('Queues', 'Moderate'),
    command('Zoë’s archive'),
  ];

  it.each([
    ['', ['Saved searches', 'Search quality', 'Sources', 'Moderation', 'Queues', 'Zoë’s archive']],
    ['  ', ['Saved searches', 'Search quality', 'Sources', 'Moderation', 'Queues', 'Zoë’s archive']],
    ['sear', ['Search quality', 'Saved searches']],
    ['SEARCH qu', ['Search quality']],
    ['mod', ['Moderation', 'Queues']],
    ['moderate qu', ['Queues']],
    ['chive', ['Zoë’s archive']],
    ['zoe', ['Zoë’s archive']],
    ['iv', []],
    ['sources nothing', []],
  ])('of %j are %j', (typed, words) => {
    expect(fitting(all, typed).map(({ word }) => word)).toEqual(words);
  });
});
