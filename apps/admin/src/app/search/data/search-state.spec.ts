import { isByPicture, stateOf, toggled, withExample, withoutExample, type SearchState } from './search-state.js';

const state = (address: string): SearchState => {
  const params = new URLSearchParams(address);
  return stateOf((name) => params.get(name));
};

describe('a search in the address', () => {
  it('is words, filters and examples, and nothing else', () => {
    expect(state('q=%20cow&license=MIT,CC0-1.0&minWidth=640&like=a,b&unlike=c,a&surprise=1')).toEqual({
      q: 'cow',
      mode: '',
      filters: { license: 'MIT,CC0-1.0', minWidth: '640' },
      like: ['a', 'b'],
      unlike: ['c'],
      picture: '',
      engine: '',
    });
  });

  it('is empty where the address is', () => {
    expect(state('')).toMatchObject({ q: '', filters: {}, like: [], unlike: [] });
    expect(isByPicture(state(''))).toBe(false);
    expect(isByPicture(state('picture=x'))).toBe(true);
  });

  it('takes an example to the other side, and words out of the way', () => {
    expect(withExample(state('q=cow&like=a,b'), 'b', 'unlike')).toEqual({
      q: '',
      mode: '',
      engine: '',
      like: 'a',
      unlike: 'b',
    });
    expect(withExample(state('q=cow&engine=mini'), 'a', 'like')).toEqual({
      q: '',
      mode: '',
      engine: '',
      like: 'a',
      unlike: '',
    });
    expect(withExample(state('like=a&unlike=b'), 'b', 'like')).toMatchObject({ like: 'a,b', unlike: '' });
  });

  it('never has more examples than the server takes', () => {
    const many = Array.from({ length: 10 }, (_, at) => `p${at}`).join(',');

    expect(withExample(state(`like=${many}`), 'new', 'like')['like']?.split(',')).toEqual([
      ...many.split(',').slice(1),
      'new',
    ]);
  });

  it('drops what is unlike something once nothing is wanted', () => {
    expect(withoutExample(state('like=a&unlike=b'), 'a')).toEqual({ like: '', unlike: '', picture: '', engine: '' });
    expect(withoutExample(state('like=a&unlike=b&picture=x'), 'a')).toEqual({ like: '', unlike: 'b', picture: 'x' });
    expect(withoutExample(state('like=a&picture=x'), 'x')).toEqual({ like: 'a', unlike: '', picture: '' });
  });

  it('puts values into a list and takes them out again', () => {
    expect(toggled(undefined, 'png')).toBe('png');
    expect(toggled('png', 'jpeg')).toBe('png,jpeg');
    expect(toggled('png,jpeg', 'png')).toBe('jpeg');
    expect(toggled('png', 'png')).toBe('');
  });
});
