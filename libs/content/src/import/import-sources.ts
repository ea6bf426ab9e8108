import type { ImportKind } from '@odr/contracts';
import type { ImportSource } from './import-source.js';

/** The sources this process knows, by kind. */
export class ImportSources {
  private readonly byKind: ReadonlyMap<ImportKind, ImportSource>;

  constructor(sources: readonly ImportSource[]) {
    this.byKind = new Map(sources.map((source) => [source.kind, source]));
  }

  /** @throws Error when no module has brought one: a mistake of ours */
  of(kind: ImportKind): ImportSource {
    const source = this.byKind.get(kind);
    if (!source) throw new Error(`Nothing reads imports of kind ${kind}. List its source in import-worker.module.ts.`);
    return source;
  }
}
