/** One archive that apt knows: where it is and which suites are taken from it. */
export interface AptSource {
  readonly uri: string;
  readonly suites: readonly string[];
  readonly components: readonly string[];
}

/** Reads the one-line format of `sources.list`. Comments, sources of source code and options are left out. */
export function parseSourcesList(text: string): AptSource[] {
  return text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .map((line) => /^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)\s*(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, uri = '', suite = '', components = '']) => ({ uri, suites: [suite], components: words(components) }));
}

/** Reads the deb822 format of `*.sources`: paragraphs of `Field: value`, lines that begin with a space continue the field. */
export function parseDeb822Sources(text: string): AptSource[] {
  return withoutComments(text)
    .split(/\n\s*\n/)
    .map(fieldsOf)
    .filter((fields) => words(fields.get('types')).includes('deb') && fields.get('enabled')?.toLowerCase() !== 'no')
    .flatMap((fields) =>
      words(fields.get('uris')).map((uri) => ({
        uri,
        suites: words(fields.get('suites')),
        components: words(fields.get('components')),
      })),
    );
}

/**
 * The archive that serves Debian releases, by what is taken from it: a plain release name with component `main`.
 * Security archives and third parties carry other suites, or no `main`.
 */
export function debianMirrorOf(sources: readonly AptSource[], codename: string): string | undefined {
  return sources.find(
    ({ uri, suites, components }) =>
      (suites.includes(codename) || suites.includes('stable')) &&
      components.includes('main') &&
      !uri.includes('security'),
  )?.uri;
}

function withoutComments(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n');
}

function fieldsOf(paragraph: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of paragraph.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value] = /^([A-Za-z-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}

function words(text: string | undefined): string[] {
  return text?.split(/\s+/).filter((word) => word !== '') ?? [];
}
