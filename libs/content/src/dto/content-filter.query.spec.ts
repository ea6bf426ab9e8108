import { checkedFields } from '@odr/platform';
import { ContentFilterPageQuery } from './content-filter.query.dto.js';
import { ListContentsQuery } from './list-contents.query.dto.js';

describe('the filters of contents', () => {
  it('come with a page and its size', async () => {
    const query = await checkedFields(ContentFilterPageQuery, { minWidth: '640', total: 'true' });

    expect(query).toEqual({ limit: 50, minWidth: 640, total: true });
  });

  it.each<Record<string, string>>([
    { minWidth: '-1' },
    { teamId: 'us' },
    { createdFrom: 'yesterday' },
    { limit: '201' },
    { owner: 'me' },
    { aspect: 'wide' },
    { aspect: 'square,' },
    { size: 'large;huge' },
    { year: '26' },
  ])('refuse %o', async (fields) => {
    await expect(checkedFields(ContentFilterPageQuery, fields)).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('take several shapes, sizes and years', async () => {
    const asked = { aspect: 'square,portrait', size: 'huge', year: '2025,2026', source: 'example.org' };
    expect(await checkedFields(ContentFilterPageQuery, asked)).toMatchObject(asked);
  });

  it('may be narrower in a list of their own', async () => {
    expect(await checkedFields(ContentFilterPageQuery, { format: 'bmp' })).toMatchObject({ format: 'bmp' });
    await expect(checkedFields(ListContentsQuery, { format: 'bmp' })).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });
});
