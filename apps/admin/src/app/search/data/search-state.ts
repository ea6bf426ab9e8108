/** What pictures are narrowed by, called as the API calls it. */
export const FILTERS = [
  'license',
  'aspect',
  'size',
  'format',
  'source',
  'year',
  'type',
  'status',
  'flag',
  'minWidth',
  'minHeight',
  'createdFrom',
  'createdTo',
  'author',
  'setId',
  'teamId',
  'userId',
] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

/** Of these one may choose several. */
export const SEVERAL: readonly FilterName[] = ['license', 'format', 'aspect', 'size', 'year', 'source'];

/** All that a search is made of, as the address has it: whoever opens the address sees the same. */
export interface SearchState {
  readonly q: string;
  /** '' is what the server thinks best. */
  readonly mode: string;
  readonly filters: Filters;
  /** Ids of pictures whose like is wanted. */
  readonly like: readonly string[];
  /** Ids of pictures whose like is not wanted. */
  readonly unlike: readonly string[];
  /** Key of a picture that was brought along. */
  readonly picture: string;
  /** Whose vectors are compared; '' is the server's choice. */
  readonly engine: string;
}

/** Examples beyond these say nothing new, and the server takes no more. */
export const MOST_EXAMPLES = 10;

/** @param read a parameter of the address */
export function stateOf(read: (name: string) => string | null): SearchState {
  const filters: Partial<Record<FilterName, string>> = {};
  for (const name of FILTERS) {
    const value = read(name);
    if (value) filters[name] = value;
  }
  const like = listOf(read('like'));
  return {
    q: read('q')?.trim() ?? '',
    mode: read('mode') ?? '',
    filters,
    like,
    unlike: listOf(read('unlike')).filter((id) => !like.includes(id)),
    picture: read('picture') ?? '',
    engine: read('engine') ?? '',
  };
}

/** Whether pictures are looked for by pictures; then words play no part. */
export const isByPicture = ({ like, picture }: SearchState): boolean => like.length > 0 || picture !== '';

export const isFiltered = ({ filters }: SearchState): boolean => Object.keys(filters).length > 0;

export const listOf = (text: string | null | undefined): readonly string[] => [
  ...new Set((text ?? '').split(',').filter((part) => part !== '')),
];

/** The list with a value more, or without it where it is there already; '' when nothing is left. */
export function toggled(list: string | undefined, value: string): string {
  const before = listOf(list);
  return (before.includes(value) ? before.filter((one) => one !== value) : [...before, value]).join(',');
}

/** Address parameters of a picture as one more example, for or against; a picture is never both. Words make way. */
export function withExample(state: SearchState, id: string, side: 'like' | 'unlike'): Readonly<Record<string, string>> {
  const without = (list: readonly string[]): readonly string[] => list.filter((one) => one !== id);
  const like = without(state.like);
  const unlike = without(state.unlike);
  const room = MOST_EXAMPLES - 1;
  return {
    q: '',
    mode: '',
    // Engines that read words need not read pictures.
    engine: isByPicture(state) ? state.engine : '',
    like: (side === 'like' ? [...like.slice(-room), id] : like).join(','),
    unlike: (side === 'unlike' ? [...unlike.slice(-room), id] : unlike).join(','),
  };
}

/** Address parameters without an example. What is unlike something alone finds nothing: the last one for takes those against along. */
export function withoutExample(state: SearchState, id: string): Readonly<Record<string, string>> {
  const like = state.like.filter((one) => one !== id);
  const picture = state.picture === id ? '' : state.picture;
  const unlike = state.unlike.filter((one) => one !== id && (like.length > 0 || picture !== ''));
  const rest = { like: like.join(','), unlike: unlike.join(','), picture };
  return like.length > 0 || picture !== '' ? rest : { ...rest, engine: '' };
}
