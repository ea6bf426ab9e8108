import { isCaptionValue, isSpatialObject, type SuggestionKind, type SuggestionState } from '@odr/contracts';

import { adding, type Command } from './command.js';
import { isSame } from './document.js';
import type { Caption, Draft, Tag } from './draft.js';
import type { Mark } from './mark.js';
import { markFrom, objectOf, tagsFrom } from './value.js';

/** One tag, box or caption that a model proposes, as the API answers it. */
export interface Suggestion {
  readonly id: string;
  readonly modelName: string;
  readonly kind: SuggestionKind;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly label: string;
  readonly value: unknown;
  readonly score: number | null;
  readonly state: SuggestionState;
  readonly annotationId: string | null;
}

/** What a person has made of it, until the server knows. */
export type Verdict = 'accepted' | 'rejected';

/** What is told to the server; corrected pieces go along. */
export interface Decision {
  readonly outcome: 'accepted' | 'edited' | 'rejected';
  readonly annotation?: unknown;
}

/** Those that wait for somebody, the surest first. */
export const pendingOf = (suggestions: readonly Suggestion[], { decided }: Draft): readonly Suggestion[] =>
  suggestions
    .filter(({ id, state }) => state === 'pending' && decided[id] === undefined)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));

/** Whether accepting joins what is edited on this screen; other sources are joined by the server alone. */
export const isOnScreen = ({ kind, sourceName }: Suggestion): boolean => sourceName === kind;

/** A proposed box as it is drawn; undefined where there is nothing to draw. */
export function proposedMark({ id, kind, value }: Suggestion): Mark | undefined {
  return kind === 'boxes' && isSpatialObject(value) ? markFrom(value, markId(id)) : undefined;
}

const markId = (id: string): string => `s-${id}`;

/** Takes suggestions over: one step, with the marks, tags and captions that they bring. */
export function accepting(draft: Draft, suggestions: readonly Suggestion[]): Command {
  const here = suggestions.filter(isOnScreen);
  const marks = here.map(proposedMark).filter((mark) => mark !== undefined);
  const names = new Set(draft.tags.map(nameOf));
  const tags = here
    .flatMap((one) => (one.kind === 'tags' ? (tagsFrom({ tags: [one.value] }) ?? []) : []))
    .filter((tag) => !names.has(nameOf(tag)) && names.add(nameOf(tag)));
  const captions = here.reduce((all, one) => withCaption(all, one), draft.captions);
  return {
    type: 'all',
    commands: [
      ...(marks.length > 0 ? [adding(draft, marks)] : []),
      ...(tags.length > 0 ? [{ type: 'tags', tags: [...draft.tags, ...tags] } as const] : []),
      ...(captions === draft.captions ? [] : [{ type: 'captions', captions } as const]),
      ...suggestions.map(({ id }) => ({ type: 'decide', suggestion: id, verdict: 'accepted' }) as const),
    ],
  };
}

export const rejecting = (suggestions: readonly Suggestion[]): Command => ({
  type: 'all',
  commands: suggestions.map(({ id }) => ({ type: 'decide', suggestion: id, verdict: 'rejected' })),
});

/** One caption a language: an accepted one takes the place of what was said in it, as the server does. */
function withCaption(captions: readonly Caption[], { id, kind, value }: Suggestion): readonly Caption[] {
  if (kind !== 'caption' || !isCaptionValue(value)) return captions;
  const { caption: text, language = '' } = value;
  const at = captions.findIndex((one) => one.language === language);
  return at === -1
    ? [...captions, { id: markId(id), language, text }]
    : captions.map((one, index) => (index === at ? { ...one, text } : one));
}

/** What to tell the server: taken as it was, corrected before anybody knew, or taken and thrown away again. */
export function decisionOn(suggestion: Suggestion, draft: Draft): Decision {
  const { id, kind, value } = suggestion;
  if (draft.decided[id] === 'rejected') return { outcome: 'rejected' };
  if (!isOnScreen(suggestion)) return { outcome: 'accepted' };
  const now = pieceNow(suggestion, draft);
  if (now === undefined) return { outcome: 'rejected' };
  return kind === 'tags' || isSame(now, value) ? { outcome: 'accepted' } : { outcome: 'edited', annotation: now };
}

function pieceNow({ id, kind, value }: Suggestion, { marks, tags, captions }: Draft): unknown {
  if (kind === 'boxes') {
    const mark = marks.find((one) => one.id === markId(id));
    return mark && mark.label !== '' ? objectOf(mark) : undefined;
  }
  if (kind === 'tags') {
    const [proposed] = tagsFrom({ tags: [value] }) ?? [];
    return proposed && tags.find((tag) => nameOf(tag) === nameOf(proposed));
  }
  const language = (isCaptionValue(value) ? value.language : undefined) ?? '';
  const caption = captions.find((one) => one.language === language);
  if (!caption || caption.text.trim() === '') return undefined;
  return { caption: caption.text, ...(language === '' ? {} : { language }) };
}

const nameOf = ({ tag }: Tag): string => tag.trim().toLowerCase();
