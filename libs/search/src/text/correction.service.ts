import { Injectable } from '@nestjs/common';
import type { ContentCondition } from '@odr/content';
import { likeliest, slipsIn } from './nearest-word.policy.js';
import { SIMPLE_CONFIGURATION } from './language.policy.js';
import { termGroups, type TermGroup } from './term-groups.policy.js';
import { TermReader } from './term.reader.js';
import { anyOf } from './tsquery.js';
import { WordReader } from './word.reader.js';

/** A word that was typed, and the term that was probably meant. */
export interface Replacement {
  readonly word: string;
  readonly group: TermGroup;
}

/** Each costs a look at the index of similar words. */
const WORDS_AT_MOST = 4;
const TRIED = 3;
/** A machine's name or a number is not misspelt. */
const LETTERS_ONLY = /^[\p{L}\p{M}]+$/u;

/** Finds the words that people meant. */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly words: WordReader,
    private readonly terms: TermReader,
  ) {}

  /** @param unknown words that nothing the caller may see has; what is proposed stands in something they may */
  async replacementsOf(unknown: readonly string[], where: ContentCondition): Promise<Replacement[]> {
    const typed = unknown
      .map((word) => ({ word, plain: word.toLowerCase() }))
      .filter(({ plain }) => slipsIn(plain) > 0 && LETTERS_ONLY.test(plain))
      .slice(0, WORDS_AT_MOST);
    if (typed.length === 0) return [];
    const near = await this.words.near(typed.map(({ plain }) => plain));
    const tried = typed.flatMap(({ word, plain }, at) =>
      likeliest(
        plain,
        near.filter((one) => one.at === at),
      )
        .slice(0, TRIED)
        .map((one) => ({ typed: word, word: one.word, isPrefix: false })),
    );
    const rows = await this.terms.lexemes(tried);
    const groups = tried.flatMap((one, at) => {
      const own = rows.filter((row) => row.at === at).map((row) => ({ ...row, at: 0 }));
      return termGroups([one], own, SIMPLE_CONFIGURATION).map((group) => ({ word: one.typed, group }));
    });
    const seen = new Set(
      (
        await this.terms.count(
          groups.map(({ group }) => anyOf(group.lexemes)),
          where,
        )
      ).map(({ at }) => groups[at]),
    );
    const found = groups.filter((one) => seen.has(one));
    return found.filter((one, at) => found.findIndex(({ word }) => word === one.word) === at);
  }
}
