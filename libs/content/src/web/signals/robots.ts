import { pathOf, pathPattern, type PathPattern } from './path-pattern.js';
import { combined, usagePreference, type UsagePreference } from './usage-preference.js';

interface Rule {
  readonly pattern: PathPattern;
  readonly text: string;
}
interface Group {
  readonly agents: string[];
  readonly allow: Rule[];
  readonly disallow: Rule[];
  readonly usage: (Rule & { readonly preference: UsagePreference })[];
  crawlDelayMs?: number;
}

/** What a robots.txt says to us about one address. */
export interface RobotsVerdict {
  readonly isAllowed: boolean;
  /** The line that decided. @example 'Disallow: /private/' */
  readonly rule?: string;
  readonly crawlDelayMs?: number;
  readonly usage: UsagePreference;
}

/**
 * Reads robots.txt as RFC 9309 has it, with `Crawl-delay`, which many sites use, and `Content-Usage` of
 * draft-ietf-aipref-attach. Lines that are not understood are passed over.
 * @param product our name, which groups are chosen by; letter case does not matter
 */
export function judgeByRobots(text: string, product: string, url: URL): RobotsVerdict {
  const { allow, disallow, usage, crawlDelayMs } = groupFor(groupsOf(text), product.toLowerCase());
  const path = pathOf(url);
  const refusing = mostSpecific(disallow, path);
  const allowing = mostSpecific(allow, path);
  // Of two equally specific rules the less restrictive one counts.
  const isAllowed = refusing === undefined || (allowing?.pattern.length ?? -1) >= refusing.pattern.length;
  const preferring = mostSpecific(usage, path);
  const same = usage.filter(({ text: other }) => other === preferring?.text);
  return {
    isAllowed,
    ...(refusing !== undefined && {
      rule: isAllowed ? `Allow: ${allowing?.text ?? ''}` : `Disallow: ${refusing.text}`,
    }),
    ...(crawlDelayMs !== undefined && { crawlDelayMs }),
    usage: combined(...same.map(({ preference }) => preference)),
  };
}

const emptyGroup = (): Group => ({ agents: [], allow: [], disallow: [], usage: [] });

/** All groups that name us, taken together; else all that are for everyone. */
function groupFor(groups: readonly Group[], product: string): Group {
  const ours = groups.filter(({ agents }) => agents.includes(product));
  const chosen = ours.length > 0 ? ours : groups.filter(({ agents }) => agents.includes('*'));
  return chosen.reduce<Group>(
    (all, group) => ({
      agents: [],
      allow: [...all.allow, ...group.allow],
      disallow: [...all.disallow, ...group.disallow],
      usage: [...all.usage, ...group.usage],
      crawlDelayMs: Math.max(all.crawlDelayMs ?? 0, group.crawlDelayMs ?? 0) || undefined,
    }),
    emptyGroup(),
  );
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let current: Group | undefined;
  let isNaming = false;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const [field, value] = fieldOf(line);
    if (field === 'user-agent') {
      // Names that follow one another share the rules after them.
      if (current === undefined || !isNaming) groups.push((current = emptyGroup()));
      current.agents.push(agentOf(value));
      isNaming = true;
    } else if (current !== undefined && isRule(field)) {
      isNaming = false;
      addRule(current, field, value);
    }
  }
  return groups;
}

/** By hand: what a regular expression would try on a line of half a million blanks, nobody wants to wait for. */
function fieldOf(line: string): [name: string, value: string] {
  const [said = ''] = line.split('#', 1);
  const colon = said.indexOf(':');
  return [said.slice(0, Math.max(colon, 0)).trim().toLowerCase(), said.slice(colon + 1).trim()];
}

/** `OpenDataRepository/1.0` means the product: versions are not part of a name. */
const agentOf = (value: string): string =>
  value.startsWith('*') ? '*' : (/^[a-z_-]+/i.exec(value)?.[0] ?? '').toLowerCase();

const RULES = ['allow', 'disallow', 'crawl-delay', 'content-usage'] as const;
const isRule = (field: string): field is (typeof RULES)[number] => (RULES as readonly string[]).includes(field);

function addRule(group: Group, field: (typeof RULES)[number], value: string): void {
  switch (field) {
    case 'allow':
    case 'disallow':
      // An empty Disallow refuses nothing.
      if (value.startsWith('/') || value.startsWith('*')) group[field].push(ruleOf(value));
      break;
    case 'crawl-delay': {
      const seconds = Number(value);
      if (value !== '' && seconds > 0 && Number.isFinite(seconds)) group.crawlDelayMs = seconds * 1_000;
      break;
    }
    case 'content-usage': {
      // A rule without a path is about the whole site. One with nothing but a path says nothing that could be read.
      const hasPath = value.startsWith('/') || value.startsWith('*');
      const end = hasPath ? value.search(/[ \t]/) : 0;
      const path = hasPath ? value.slice(0, end < 0 ? undefined : end) : '/';
      const preference = end < 0 ? '=' : value.slice(end).trim();
      if (value !== '') group.usage.push({ ...ruleOf(path), preference: usagePreference([preference]) });
    }
  }
}

const ruleOf = (text: string): Rule => ({ pattern: pathPattern(text), text });

const mostSpecific = <R extends Rule>(rules: readonly R[], path: string): R | undefined =>
  rules
    .filter(({ pattern }) => pattern.matches(path))
    .reduce<R | undefined>(
      (best, rule) => (best === undefined || rule.pattern.length > best.pattern.length ? rule : best),
      undefined,
    );
