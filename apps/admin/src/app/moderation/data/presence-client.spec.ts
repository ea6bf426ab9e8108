import { lastNews } from './presence-client.js';

describe('news of who is where', () => {
  const news = (count: number): string => `event: presence\ndata: {"here":{"reports":${count}}}\n\n`;

  it.each([
    ['nothing yet', '', undefined],
    ['half an event', news(1).slice(0, -3), undefined],
    ['one', news(1), { reports: 1 }],
    ['the last of many, with beats between', `${news(1)}: still here\n\n${news(2)}: still here\n\n`, { reports: 2 }],
    ['one and a half', `${news(1)}${news(2).slice(0, 20)}`, { reports: 1 }],
  ])('are read from %s', (_what, text, here) => {
    expect(lastNews(text)).toEqual(here);
  });
});
