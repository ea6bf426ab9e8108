import { Inject, Injectable } from '@nestjs/common';
import { ContentSourceType, ImportKind } from '@odr/contracts';
import { BlobStore } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from '../../content.config.js';
import { ContainerPlan } from '../archive/container-plan.js';
import { IMPORT_CONFIG, type ImportConfig } from '../import.config.js';
import { ImportSource, type Import, type Listed, type ListedItem, type ListingContext } from '../import-source.js';
import type { OpenedItem, OpeningContext, PlannedItem } from '../import-source.js';
import { MappingChoice } from '../mapping/mapping-choice.js';
import { OpenTables } from '../table/open-tables.js';
import { RowPictures } from '../table/row-pictures.js';
import { listTable } from '../table/table-listing.js';
import { Hub, type PinnedDataset } from './hub.js';
import { HubContainer } from './hub-container.js';
import { hubOptions, placeOf } from './hub-options.js';
import { tableFiles, tableOf } from './hub-tables.js';

/** Datasets of a Hugging Face hub: Parquet with pictures or addresses in it, or folders of pictures with metadata files. */
@Injectable()
export class HuggingFaceSource extends ImportSource {
  readonly kind = ImportKind.HuggingFace;

  constructor(
    @Inject(CONTENT_CONFIG) private readonly content: ContentConfig,
    @Inject(IMPORT_CONFIG) private readonly config: ImportConfig,
    private readonly blobs: BlobStore,
    private readonly hub: Hub,
    private readonly tables: OpenTables,
    private readonly pictures: RowPictures,
    private readonly mappings: MappingChoice,
  ) {
    super();
  }

  /** @throws DatasetUnreadable, TableUnreadable */
  async *list(theImport: Import, context: ListingContext): AsyncGenerator<Listed> {
    const options = hubOptions(theImport.settings.options);
    const pinned = pinnedOf(theImport) ?? (await this.hub.pin(options.dataset, options.revision));
    await context.remember({ dataset: pinned.dataset, commit: pinned.commit });
    const files = await this.hub.files(pinned);
    const tables = tableFiles(files, options);
    if (tables.length === 0) {
      const limits = {
        maxEntries: this.config.maxEntries,
        maxTotalBytes: Infinity,
        maxFileBytes: this.content.maxUploadBytes,
      };
      for await (const one of new ContainerPlan(this.blobs, new HubContainer(this.hub, pinned, files), limits).list())
        yield 'describes' in one ? one : withSource(one, pinned, one.key);
      return;
    }
    for (const { path } of tables) {
      const { table, release } = await this.tables.hold(tableOf(this.hub, pinned, path));
      try {
        const mapping = await this.mappings.of(table, theImport);
        for await (const item of listTable(table, mapping)) {
          if (context.signal.aborted) return;
          const { config, split } = placeOf(path);
          const row = String(item.locator['row'] ?? item.key);
          const located = { ...item, locator: { ...item.locator, file: path } };
          yield withSource({ ...located, key: `${path} ${item.key}` }, pinned, `${config}/${split}/${row}`);
        }
      } finally {
        release();
      }
    }
  }

  async open(item: PlannedItem, theImport: Import, context: OpeningContext): Promise<OpenedItem> {
    const pinned = pinnedOf(theImport);
    if (!pinned) throw new Error('An item of a dataset was planned before its commit was known.');
    const { file, path } = item.locator;
    if (typeof file !== 'string') return { stream: await this.hub.open(pinned, String(path)) };
    return this.tables.use(tableOf(this.hub, pinned, file), (table) => this.pictures.open(table, item, context));
  }
}

/** Where the row stands, for good: the commit does not move. */
function withSource(item: ListedItem, { dataset, commit }: PinnedDataset, place: string): ListedItem {
  const source = { type: ContentSourceType.HuggingFace, value: `${dataset}@${commit}#${place}` };
  return { ...item, description: { ...item.description, sources: [source, ...(item.description?.sources ?? [])] } };
}

function pinnedOf({ notes }: Import): PinnedDataset | undefined {
  const { dataset, commit } = notes;
  return typeof dataset === 'string' && typeof commit === 'string' ? { dataset, commit } : undefined;
}
