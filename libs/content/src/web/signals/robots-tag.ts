/** Words of X-Robots-Tag with a value after a colon, which is no name of a robot before it. */
const WITH_VALUE = new Set(['unavailable_after', 'max-snippet', 'max-image-preview', 'max-video-preview']);

/**
 * What `X-Robots-Tag` says to us: words in lower case, without those for other robots.
 * @param values all fields of this name; `robot: word, word` is about that robot until another one is named
 * @param product our name
 */
export function robotsTag(values: readonly string[], product: string): string[] {
  const words = values.flatMap((value) => wordsFor(value, product.toLowerCase()));
  return [...new Set(words)];
}

function wordsFor(value: string, product: string): string[] {
  let isForUs = true;
  return value.split(',').flatMap((part) => {
    const [, named, rest] = /^\s*([a-z0-9_.*-]+)\s*:\s*(.*)$/is.exec(part) ?? [];
    const name = named?.toLowerCase();
    if (name !== undefined && !WITH_VALUE.has(name)) isForUs = name === product || name === '*' || name === 'robots';
    const word = (name !== undefined && !WITH_VALUE.has(name) ? (rest ?? '') : part).trim().toLowerCase();
    return isForUs && word !== '' ? [word] : [];
  });
}
