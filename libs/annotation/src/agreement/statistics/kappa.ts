import { beyondChance, type Outcome } from './outcome.js';

/** How much a disagreement counts: fully, by how many categories lie between, or by their square. */
export type KappaWeights = 'none' | 'linear' | 'quadratic';

/**
 * Cohen's kappa of two coders: 1 for perfect agreement, 0 for what their habits alone would give.
 * J. Cohen, A Coefficient of Agreement for Nominal Scales (1960); weighted: Cohen (1968).
 * @param table how often the first coder chose the row's category where the second chose the column's; square,
 * categories in their order where weights are used
 */
export function cohenKappa(table: readonly (readonly number[])[], weights: KappaWeights = 'none'): Outcome {
  const size = table.length;
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = rows.map((_, column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const total = rows.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 'no_pairs';
  const costOf = (a: number, b: number): number => {
    if (weights === 'none' || a === b) return a === b ? 0 : 1;
    const apart = Math.abs(a - b) / (size - 1);
    return weights === 'linear' ? apart : apart ** 2;
  };
  let observed = 0;
  let expected = 0;
  for (let a = 0; a < size; a += 1) {
    for (let b = 0; b < size; b += 1) {
      observed += (costOf(a, b) * (table[a]?.[b] ?? 0)) / total;
      expected += (costOf(a, b) * (rows[a] ?? 0) * (columns[b] ?? 0)) / total ** 2;
    }
  }
  return beyondChance(observed, expected);
}

/**
 * Fleiss' kappa of any number of coders, who need not be the same for each unit.
 * J. Fleiss, Measuring Nominal Scale Agreement Among Many Raters (1971); where units have different numbers of coders
 * each unit's agreement counts once and each judgement once for the habits, as usual since Fleiss, Levin and Paik (2003).
 * @param counts for each unit how often each category was chosen; units with fewer than two judgements say nothing
 * @param weights how often each unit counts; each once, if not given
 */
export function fleissKappa(counts: readonly (readonly number[])[], weights?: ArrayLike<number>): Outcome {
  const chosen: number[] = [];
  let units = 0;
  let agreed = 0;
  let total = 0;
  counts.forEach((unit, index) => {
    const weight = weights === undefined ? 1 : (weights[index] ?? 0);
    const judgements = unit.reduce((sum, count) => sum + count, 0);
    if (weight === 0 || judgements < 2) return;
    let alike = 0;
    unit.forEach((count, category) => {
      alike += count * (count - 1);
      chosen[category] = (chosen[category] ?? 0) + weight * count;
    });
    units += weight;
    total += weight * judgements;
    agreed += (weight * alike) / (judgements * (judgements - 1));
  });
  if (units === 0) return 'no_pairs';
  const byChance = chosen.reduce((sum, count) => sum + (count / total) ** 2, 0);
  return beyondChance(1 - agreed / units, 1 - byChance);
}
