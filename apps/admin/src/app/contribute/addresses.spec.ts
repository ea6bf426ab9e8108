import { pastedAddresses } from './addresses.js';

describe('pasted addresses', () => {
  it('are taken one a line, each once', () => {
    const text = ' https://example.org/a.jpg \n\nhttps://example.org/b.jpg\r\nhttps://example.org/a.jpg';
    expect(pastedAddresses(text)).toEqual({
      addresses: ['https://example.org/a.jpg', 'https://example.org/b.jpg'],
      strange: [],
    });
  });

  it('leave out what is none, and say so', () =>
    expect(pastedAddresses('example.org/a.jpg\nfile:///etc/passwd\nhttps://')).toEqual({
      addresses: [],
      strange: ['example.org/a.jpg', 'file:///etc/passwd', 'https://'],
    }));

  it('are none in an empty field', () => expect(pastedAddresses(' \n ')).toEqual({ addresses: [], strange: [] }));
});
