/** Texts of PostgreSQL's type tsquery, from lexemes: nothing a person types is ever read as an operator. */

export interface Lexeme {
  readonly lexeme: string;
  /** Whether everything that begins like this is meant. */
  readonly isPrefix: boolean;
}

export const quoted = ({ lexeme, isPrefix }: Lexeme): string =>
  `'${lexeme.replaceAll('\\', String.raw`\\`).replaceAll("'", "''")}'${isPrefix ? ':*' : ''}`;

export const anyOf = (lexemes: readonly Lexeme[]): string => joined(lexemes.map(quoted), ' | ');
export const joined = (parts: readonly string[], operator: ' | ' | ' & '): string =>
  parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(operator)})`;
