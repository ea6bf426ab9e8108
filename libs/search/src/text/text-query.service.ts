import { Injectable } from '@nestjs/common';
import type { ContentCondition } from '@odr/content';
import { idf } from './bm25.policy.js';
import { CorrectionService, type Replacement } from './correction.service.js';
import { configurationOf } from './language.policy.js';
import { parseQueryText } from './query-text.policy.js';
import type { QueryTerm, TextQuery } from './query-term.js';
import { guessConfiguration, termGroups, type TermGroup } from './term-groups.policy.js';
import { TermReader } from './term.reader.js';
import { anyOf } from './tsquery.js';

/** A guessed word counts half: what was typed has to win where both are found. */
const GUESSED = 0.5;

/** Understands queries: which terms they hold, how telling those are, and what was probably meant. */
@Injectable()
export class TextQueryService {
  constructor(
    private readonly terms: TermReader,
    private readonly corrections: CorrectionService,
  ) {}

  /**
   * @param language of the query, BCP 47; guessed from its stop words when it is not told
   * @param where what the caller may see: a word that stands only in what is hidden is unknown to them
   */
  async understand(text: string, where: ContentCondition, language?: string): Promise<TextQuery> {
    const { words, prefixes, phrases, excluded } = parseQueryText(text);
    const asked = [
      ...words.map((word) => ({ word, isPrefix: false })),
      ...prefixes.map((word) => ({ word, isPrefix: true })),
    ];
    const [rows, collection] = await Promise.all([this.terms.lexemes(asked), this.terms.collection()]);
    const configuration = language === undefined ? guessConfiguration(rows) : configurationOf(text, language);
    const { groups, unknown } = await this.counted(termGroups(asked, rows, configuration), where);
    const replacements = phrases.length > 0 ? [] : await this.corrections.replacementsOf(unknown, where);
    const weigh = (group: TermGroup, factor: number): QueryTerm => ({
      word: group.word,
      lexemes: group.lexemes,
      documents: group.documents,
      weight: factor * idf(group.documents, collection.documents),
    });
    return {
      terms: [...groups.map((group) => weigh(group, 1)), ...replacements.map(({ group }) => weigh(group, GUESSED))],
      phrases,
      excluded,
      configurations: [...new Set(rows.map((row) => row.configuration))],
      configuration,
      averageLength: collection.averageLength,
      corrections: replacements.map(({ word, group }: Replacement) => ({ word, replacement: group.word })),
    };
  }

  /** Terms that were in no document at the last count are counted now: they may have come since. */
  private async counted(
    groups: readonly TermGroup[],
    where: ContentCondition,
  ): Promise<{ groups: TermGroup[]; unknown: string[] }> {
    const rare = groups.filter(({ documents }) => documents === 0);
    if (rare.length === 0) return { groups: [...groups], unknown: [] };
    const counts = await this.terms.count(
      rare.map(({ lexemes }) => anyOf(lexemes)),
      where,
    );
    const countOf = new Map(counts.map((count) => [rare[count.at], count]));
    return {
      groups: groups.map((group) => ({ ...group, documents: countOf.get(group)?.published ?? group.documents })),
      unknown: rare.filter((group) => !group.isPrefix && !countOf.has(group)).map(({ word }) => word),
    };
  }
}
