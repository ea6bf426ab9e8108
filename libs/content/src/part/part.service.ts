import { Injectable } from '@nestjs/common';
import { scopeOf, type Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { BulkItem } from '../bulk/bulk.policy.js';
import { BulkReader } from '../bulk/bulk.reader.js';
import { ContentNotFound } from '../content.errors.js';
import type { Author, Source } from '../content.repository.js';
import { ContentService, type ContentDescription } from '../content.service.js';
import { AuthorNotFound, AuthorTaken, SourceNotFound, SourceTaken } from './part.errors.js';
import { authorId, sourceId } from './part-id.js';

/** Edits one source or one author of an item, under the rules of every edit. The item is locked: two who add at once both do. */
@Injectable()
export class PartService {
  constructor(
    private readonly db: Database,
    private readonly items: BulkReader,
    private readonly contents: ContentService,
  ) {}

  /** @throws ContentNotFound, NotYourContent, SourceTaken */
  addSource(id: ContentId, source: Source, actor: Principal): Promise<void> {
    return this.edit(id, actor, ({ sources }) => ({ sources: withNew(sources, source, sourceId, SourceTaken) }));
  }

  /** @throws ContentNotFound, NotYourContent, SourceNotFound, SourceTaken */
  changeSource(id: ContentId, part: string, change: (before: Source) => Source, actor: Principal): Promise<void> {
    return this.edit(id, actor, ({ sources }) => ({
      sources: withChanged(sources, part, change, sourceId, { Missing: SourceNotFound, Taken: SourceTaken }),
    }));
  }

  /** @throws ContentNotFound, NotYourContent, SourceNotFound */
  removeSource(id: ContentId, part: string, actor: Principal): Promise<void> {
    return this.edit(id, actor, ({ sources }) => ({ sources: without(sources, part, sourceId, SourceNotFound) }));
  }

  /** @throws ContentNotFound, NotYourContent, AuthorTaken */
  addAuthor(id: ContentId, author: Author, actor: Principal): Promise<void> {
    return this.edit(id, actor, ({ authors }) => ({ authors: withNew(authors, author, authorId, AuthorTaken) }));
  }

  /** @throws ContentNotFound, NotYourContent, AuthorNotFound, AuthorTaken */
  changeAuthor(id: ContentId, part: string, change: (before: Author) => Author, actor: Principal): Promise<void> {
    return this.edit(id, actor, ({ authors }) => ({
      authors: withChanged(authors, part, change, authorId, { Missing: AuthorNotFound, Taken: AuthorTaken }),
    }));
  }

  /** @throws ContentNotFound, NotYourContent, AuthorNotFound */
  removeAuthor(id: ContentId, part: string, actor: Principal): Promise<void> {
    return this.edit(id, actor, ({ authors }) => ({ authors: without(authors, part, authorId, AuthorNotFound) }));
  }

  private edit(id: ContentId, actor: Principal, changesOf: (item: BulkItem) => ContentDescription): Promise<void> {
    return this.db.transaction(async () => {
      const item = (await this.items.lockItems(scopeOf(actor), [id])).get(id);
      if (!item) throw new ContentNotFound(id);
      // Whether one may edit is judged first, so that nobody learns by adding what an item names.
      await this.contents.assertMayEdit(id, actor);
      await this.contents.update({ id, changes: changesOf(item), actor });
    });
  }
}

type Problem = new (id: string) => Error;

function withNew<T>(parts: readonly T[], part: T, idOf: (part: T) => string, Taken: Problem): T[] {
  const id = idOf(part);
  if (parts.some((one) => idOf(one) === id)) throw new Taken(id);
  return [...parts, part];
}

function withChanged<T>(
  parts: readonly T[],
  id: string,
  change: (before: T) => T,
  idOf: (part: T) => string,
  { Missing, Taken }: { readonly Missing: Problem; readonly Taken: Problem },
): T[] {
  const before = parts.find((one) => idOf(one) === id);
  if (!before) throw new Missing(id);
  const after = change(before);
  const newId = idOf(after);
  if (newId !== id && parts.some((one) => idOf(one) === newId)) throw new Taken(newId);
  return parts.map((one) => (one === before ? after : one));
}

function without<T>(parts: readonly T[], id: string, idOf: (part: T) => string, Missing: Problem): T[] {
  const kept = parts.filter((one) => idOf(one) !== id);
  if (kept.length === parts.length) throw new Missing(id);
  return kept;
}
