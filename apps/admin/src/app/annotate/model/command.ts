import type { Caption, Draft, Tag } from './draft.js';
import type { Mark } from './mark.js';

interface Placed {
  readonly mark: Mark;
  /** Its place in the list. */
  readonly at: number;
}

/** One change of a draft. Each has an inverse of the same kind, so that undo is a change as any other. */
export type Command =
  | { readonly type: 'insert'; readonly marks: readonly Placed[] }
  | { readonly type: 'remove'; readonly ids: readonly string[] }
  | { readonly type: 'replace'; readonly marks: readonly Mark[] }
  | { readonly type: 'captions'; readonly captions: readonly Caption[] }
  | { readonly type: 'tags'; readonly tags: readonly Tag[] }
  | { readonly type: 'value'; readonly source: string; readonly value: unknown }
  | { readonly type: 'decide'; readonly suggestion: string; readonly verdict: 'accepted' | 'rejected' | undefined }
  | { readonly type: 'all'; readonly commands: readonly Command[] };

export interface Applied {
  readonly draft: Draft;
  readonly inverse: Command;
}

/** Carries a command out. What it does not touch stays the very same object. */
export function apply(draft: Draft, command: Command): Applied {
  switch (command.type) {
    case 'insert': {
      const marks = command.marks
        .toSorted((a, b) => a.at - b.at)
        .reduce((all, { mark, at }) => all.toSpliced(at, 0, mark), draft.marks as Mark[]);
      return { draft: { ...draft, marks }, inverse: { type: 'remove', ids: command.marks.map(({ mark }) => mark.id) } };
    }
    case 'remove': {
      const gone = new Set(command.ids);
      const placed = draft.marks.flatMap((mark, at) => (gone.has(mark.id) ? [{ mark, at }] : []));
      return {
        draft: { ...draft, marks: draft.marks.filter(({ id }) => !gone.has(id)) },
        inverse: { type: 'insert', marks: placed },
      };
    }
    case 'replace': {
      const newer = new Map(command.marks.map((mark) => [mark.id, mark]));
      return {
        draft: { ...draft, marks: draft.marks.map((mark) => newer.get(mark.id) ?? mark) },
        inverse: { type: 'replace', marks: draft.marks.filter(({ id }) => newer.has(id)) },
      };
    }
    case 'captions':
      return {
        draft: { ...draft, captions: command.captions },
        inverse: { type: 'captions', captions: draft.captions },
      };
    case 'tags':
      return { draft: { ...draft, tags: command.tags }, inverse: { type: 'tags', tags: draft.tags } };
    case 'value': {
      const { [command.source]: before, ...others } = draft.values;
      const values = command.value === undefined ? others : { ...draft.values, [command.source]: command.value };
      return { draft: { ...draft, values }, inverse: { type: 'value', source: command.source, value: before } };
    }
    case 'decide': {
      const { [command.suggestion]: before, ...others } = draft.decided;
      const decided = command.verdict ? { ...others, [command.suggestion]: command.verdict } : others;
      return {
        draft: { ...draft, decided },
        inverse: { type: 'decide', suggestion: command.suggestion, verdict: before },
      };
    }
    case 'all':
      return applyAll(draft, command.commands);
  }
}

function applyAll(draft: Draft, commands: readonly Command[]): Applied {
  const inverses: Command[] = [];
  let now = draft;
  for (const command of commands) {
    const applied = apply(now, command);
    now = applied.draft;
    inverses.unshift(applied.inverse);
  }
  return { draft: now, inverse: { type: 'all', commands: inverses } };
}

/** Adds marks behind the others. */
export const adding = (draft: Draft, marks: readonly Mark[]): Command => ({
  type: 'insert',
  marks: marks.map((mark, index) => ({ mark, at: draft.marks.length + index })),
});
