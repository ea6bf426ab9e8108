import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { Database } from '@odr/platform';
import { parameters } from '../../content.condition.js';
import { visibleContents } from '../../content.visibility.js';
import { baseNameOf } from '../graphcap/graphcap-line.js';

/** Finds pictures that are here already by what a table calls them. */
@Injectable()
export class HeldPictures {
  constructor(private readonly db: Database) {}

  /**
   * @returns the hash its bytes lie under in the `sealed` space; undefined when nothing, or more than one, is called so
   * among what the caller may see
   */
  async find(
    scope: TeamScope,
    picture:
      { readonly kind: 'name'; readonly fileName: string } | { readonly kind: 'sha256'; readonly sha256: string },
  ): Promise<string | undefined> {
    const isHash = picture.kind === 'sha256';
    const { values, bind } = parameters(isHash ? picture.sha256 : baseNameOf(picture.fileName));
    const rows = await this.db.query<{ sha256: string }>(
      `SELECT c.sha256 FROM content c
        WHERE ${isHash ? '(c.sha256 = $1 OR c.published_sha256 = $1)' : 'c.name = $1'} AND ${visibleContents(scope)(bind)} LIMIT 2`,
      values,
    );
    return rows.length === 1 ? rows[0]?.sha256 : undefined;
  }
}
