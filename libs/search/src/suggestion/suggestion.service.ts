import { Injectable } from '@nestjs/common';
import { wordsOf } from '../text/words.policy.js';
import { joined, quoted } from '../text/tsquery.js';
import { SuggestionReader } from './suggestion.reader.js';

export interface Suggestion {
  readonly text: string;
  readonly kind: 'word' | 'name';
  readonly documents?: number;
}

/** The last word, with the sign that excludes it or begins a phrase. */
const LAST = /([^\s"]*)$/u;
/** A single letter begins a good part of all names. */
const SHORTEST_NAME = 3;
const NAMES = 3;

/** Completes what people type. */
@Injectable()
export class SuggestionService {
  constructor(private readonly reader: SuggestionReader) {}

  /** Words that the last one begins, then names that hold all of it; nothing after a space. */
  async suggest(typed: string, limit: number): Promise<Suggestion[]> {
    const last = LAST.exec(typed)?.[1] ?? '';
    const words = wordsOf(last.toLowerCase());
    const start = words.at(-1);
    if (start === undefined || !last.toLowerCase().normalize('NFKC').endsWith(start)) return [];
    const before = typed.slice(0, typed.length - start.length);
    const [found, names] = await Promise.all([this.reader.words(start, limit), this.names(typed, start)]);
    const completed = found
      .filter(({ word }) => word !== start)
      .map(({ word, documents }): Suggestion => ({ text: before + word, kind: 'word', documents }));
    const named = names.map((name): Suggestion => ({ text: name, kind: 'name' }));
    return [...completed.slice(0, Math.max(limit - named.length, 1)), ...named].slice(0, limit);
  }

  private async names(typed: string, start: string): Promise<string[]> {
    if (start.length < SHORTEST_NAME || !(await this.reader.isTelling(start))) return [];
    // Only whole words are cut to their stems, so those before the last are asked for by their beginnings too.
    const parts = [...new Set(wordsOf(typed.toLowerCase()))]
      .slice(-4)
      .map((lexeme) => `${quoted({ lexeme, isPrefix: true })}A`);
    return this.reader.names(joined(parts, ' & '), NAMES);
  }
}
