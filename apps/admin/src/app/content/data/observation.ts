/** What a source answered when it was asked, and what its site said about use. */
export interface Observation {
  readonly url: string;
  /** `ok`, or a code that begins with `web.` */
  readonly outcome: string;
  readonly status: number | null;
  readonly optOuts: readonly string[];
  readonly observedAt: string;
}

/** The latest of each address. @param observations newest first */
export function latestByAddress(observations: readonly Observation[]): ReadonlyMap<string, Observation> {
  const latest = new Map<string, Observation>();
  for (const observation of observations) {
    if (!latest.has(observation.url)) latest.set(observation.url, observation);
  }
  return latest;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  ok: 'there',
  'web.noai': 'there',
  'web.noindex': 'there',
  'web.tdm_reserved': 'there',
  'web.usage_refused': 'there',
  'web.ai_txt_refused': 'there',
  'web.not_found': 'not there',
  'web.unresolvable': 'its site is gone',
  'web.unreachable': 'its site does not answer',
  'web.timeout': 'its site does not answer in time',
  'web.host_failing': 'its site has a fault',
  'web.host_given_up': 'its site fails again and again',
  'web.access_denied': 'not shown to everyone',
  'web.robots_disallowed': 'not open to robots',
  'web.not_public': 'not on the public web',
};

const OPT_OUTS: Readonly<Record<string, string>> = {
  noai: 'no use by artificial intelligence',
  tdm: 'rights to text and data mining reserved',
  usage: 'no training of artificial intelligence',
  ai_txt: 'no training of artificial intelligence (ai.txt)',
};

/** @example 'there (200); says: no use by artificial intelligence' */
export function observationWords({ outcome, status, optOuts }: Observation): string {
  const said = optOuts.flatMap((signal) => OPT_OUTS[signal] ?? []);
  const found = `${OUTCOMES[outcome] ?? 'not checked to the end'}${status === null ? '' : ` (${status})`}`;
  return said.length === 0 ? found : `${found}; says: ${said.join(', ')}`;
}
