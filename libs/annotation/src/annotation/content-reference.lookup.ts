import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters, visibleContents } from '@odr/content';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';

import type { KnownSize } from '../shape/shape.policy.js';

/** How a client says which content it means. */
export type ContentReference =
  | { readonly by: 'contentId'; readonly value: string }
  | { readonly by: 'sha256'; readonly value: string }
  | { readonly by: 'filename'; readonly value: string };

export type ResolvedReference =
  ({ readonly contentId: ContentId } & KnownSize) | { readonly contentId: undefined; readonly candidates: number };

interface Candidate extends KnownSize {
  readonly id: ContentId;
  readonly sha256: string;
  readonly name: string;
  readonly isMine: boolean;
}

/** Finds the contents that annotations are about, many at once, among those the caller may see. */
@Injectable()
export class ContentReferenceLookup {
  constructor(private readonly db: Database) {}

  /** One answer per reference, in order. A name that several contents carry is nobody's, unless exactly one is the caller's own. */
  async resolve(scope: TeamScope, references: readonly ContentReference[]): Promise<ResolvedReference[]> {
    const ids = valuesOf(references, 'contentId');
    const hashes = valuesOf(references, 'sha256');
    const names = valuesOf(references, 'filename').flatMap(namesOfFile);
    const byId = ids.length > 0 ? await this.candidates(scope, 'c.id = ANY($2::uuid[])', ids) : [];
    const byHash = hashes.length > 0 ? await this.candidates(scope, 'c.sha256 = ANY($2::text[])', hashes) : [];
    const byName = names.length > 0 ? await this.candidates(scope, 'c.name = ANY($2::text[])', names) : [];
    return references.map(({ by, value }) => {
      if (by === 'contentId') return unique(byId.filter(({ id }) => id === value.toLowerCase()));
      if (by === 'sha256') return unique(byHash.filter(({ sha256 }) => sha256 === value));
      for (const name of namesOfFile(value)) {
        const named = byName.filter((candidate) => candidate.name === name);
        if (named.length > 0) return unique(named);
      }
      return unique([]);
    });
  }

  private candidates(scope: TeamScope, condition: string, wanted: readonly string[]): Promise<Candidate[]> {
    const { values, bind } = parameters(scope.userId, [...new Set(wanted)]);
    return this.db.query(
      `SELECT c.id AS "id", c.sha256 AS "sha256", c.name AS "name", c.width AS "width", c.height AS "height", coalesce(c.user_id = $1::uuid, false) AS "isMine"
         FROM content AS c WHERE ${condition} AND ${visibleContents(scope)(bind)}`,
      values,
    );
  }
}

const valuesOf = (references: readonly ContentReference[], by: ContentReference['by']): string[] =>
  references.filter((reference) => reference.by === by).map(({ value }) => value);

/** A content is called as its file, with or without the ending. */
const namesOfFile = (name: string): string[] => [...new Set([name, name.replace(/\.[A-Za-z0-9]{2,5}$/, '')])];

function unique(candidates: readonly Candidate[]): ResolvedReference {
  const mine = candidates.filter(({ isMine }) => isMine);
  const [only, ...others] = mine.length > 0 ? mine : candidates;
  return only && others.length === 0
    ? { contentId: only.id, width: only.width, height: only.height }
    : { contentId: undefined, candidates: candidates.length };
}
