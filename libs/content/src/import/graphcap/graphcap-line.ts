/** Configurations that graphcap comes with; their annotation sources are called the same. */
export const GRAPHCAP_CONFIGS = ['graphcap', 'artcritic'] as const;
export type GraphcapConfig = (typeof GRAPHCAP_CONFIGS)[number];

/** One caption of a graphcap JSONL file, ready to become an annotation. */
export interface GraphcapCaption {
  readonly line: number;
  /** As written: a path or a URL. */
  readonly filename: string;
  /** The last part of it, decoded: what an imported picture is called. */
  readonly baseName: string;
  readonly model: string | null;
  readonly provider: string | null;
  readonly config: GraphcapConfig;
  /** The annotation's value: what graphcap parsed, with the model that said it. */
  readonly value: Readonly<Record<string, unknown>>;
}

export type GraphcapProblem =
  | 'broken_line'
  | 'line_too_long'
  | 'not_an_object'
  | 'no_filename'
  /** graphcap itself failed on this picture and says so. */
  | 'caption_failed'
  | 'nothing_parsed';

export interface GraphcapError {
  readonly line: number;
  readonly problem: GraphcapProblem;
  readonly detail: string;
  readonly filename?: string;
}

export type GraphcapReading =
  { readonly ok: true; readonly caption: GraphcapCaption } | { readonly ok: false; readonly error: GraphcapError };

const MAX_LINE_LENGTH = 1_000_000;

/**
 * Reads one line of a graphcap file. A bad line is an answer, not an exception: the others go on.
 * @param line counted from 1, kept for people who look for it in an editor
 * @returns undefined for an empty line
 */
export function readGraphcapLine(text: string, line: number): GraphcapReading | undefined {
  const fail = failing(line);
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return undefined;
  if (trimmed.length > MAX_LINE_LENGTH)
    return fail('line_too_long', `The line has ${trimmed.length} characters; ${MAX_LINE_LENGTH} is the limit.`);
  let data: unknown;
  try {
    data = JSON.parse(trimmed);
  } catch (error) {
    // JSON.parse is the only check there is, and its message names the position.
    return fail('broken_line', error instanceof Error ? error.message : 'not JSON');
  }
  return readGraphcapObject(data, line);
}

/** The same of a line that is parsed already. */
export function readGraphcapObject(data: unknown, line: number): GraphcapReading {
  const fail = failing(line);
  if (!isRecord(data)) return fail('not_an_object', 'The line is not a JSON object.');
  const { filename, parsed, config_name, version, model, provider } = data;
  if (typeof filename !== 'string' || filename.trim() === '') return fail('no_filename', 'The line names no file.');
  if (!isRecord(parsed)) return fail('nothing_parsed', 'The line has no "parsed" object.', filename);
  if ('error' in parsed) return fail('caption_failed', String(parsed['error']).slice(0, 500), filename);
  const origin = Object.entries({ config_name, version, model, provider }).filter(([, value]) => value !== undefined);
  const value = { ...parsed, ...Object.fromEntries(origin) };
  return {
    ok: true,
    caption: {
      line,
      filename,
      baseName: baseNameOf(filename),
      model: textOrNull(model),
      provider: textOrNull(provider),
      config: graphcapConfigOf(value),
      value,
    },
  };
}

/** Who wrote a value, by what it says of itself, else by what only the art critic writes. */
export function graphcapConfigOf(value: Readonly<Record<string, unknown>>): GraphcapConfig {
  const { config_name: name } = value;
  const said = GRAPHCAP_CONFIGS.find((config) => config === name);
  if (said) return said;
  return 'formal_analysis' in value ? 'artcritic' : 'graphcap';
}

const failing =
  (line: number) =>
  (problem: GraphcapProblem, detail: string, filename?: string): GraphcapReading => ({
    ok: false,
    error: { line, problem, detail, ...(filename === undefined ? {} : { filename }) },
  });

/** `https://host/a/b%20c.jpg?x` and `.\\a\\b c.jpg` are both about `b c.jpg`. */
export function baseNameOf(filename: string): string {
  const path = /^https?:\/\//i.test(filename) ? filename.replace(/[?#].*$/, '') : filename;
  const last = path.split(/[/\\]/).filter(Boolean).at(-1) ?? filename;
  try {
    return /^https?:\/\//i.test(filename) ? decodeURIComponent(last) : last;
  } catch {
    // A stray % that is no escape: the name is meant as it stands.
    return last;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
