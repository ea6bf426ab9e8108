/** As the server takes them. */
const LABEL = /^[a-z][a-z0-9_]{0,49}$/;
const OFFERED = 8;

const spelt = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_');

/** What somebody typed as a label: "Needs crop" is needs_crop. @returns undefined for what cannot be one */
export function labelOf(text: string): string | undefined {
  const label = spelt(text);
  return LABEL.test(label) ? label : undefined;
}

/** Labels in use that fit what is typed: those that begin so first, the usual ones before the rare. */
export function labelsLike(used: readonly string[], text: string): readonly string[] {
  const typed = spelt(text);
  const begin = used.filter((label) => label.startsWith(typed));
  const hold = used.filter((label) => !label.startsWith(typed) && label.includes(typed));
  return [...begin, ...hold].slice(0, OFFERED);
}
