import { Inject, Injectable } from '@nestjs/common';
import { ImportKind } from '@odr/contracts';
import { BlobStore } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from '../../content.config.js';
import { ContainerPlan } from '../archive/container-plan.js';
import { IMPORT_CONFIG, type ImportConfig } from '../import.config.js';
import { ImportSource, type Import, type Listed, type OpenedItem, type PlannedItem } from '../import-source.js';
import { DirectoryDoor } from './directory-door.js';
import { FolderContainer } from './folder-container.js';

/** Pictures in a folder of the server, with the words that lie beside them. */
@Injectable()
export class DirectorySource extends ImportSource {
  readonly kind = ImportKind.Directory;

  constructor(
    @Inject(CONTENT_CONFIG) private readonly content: ContentConfig,
    @Inject(IMPORT_CONFIG) private readonly config: ImportConfig,
    private readonly blobs: BlobStore,
    private readonly door: DirectoryDoor,
  ) {
    super();
  }

  async *list({ settings }: Import): AsyncIterable<Listed> {
    const container = new FolderContainer(await this.door.enter(settings.options));
    const { maxEntries } = this.config;
    const limits = { maxEntries, maxTotalBytes: Infinity, maxFileBytes: this.content.maxUploadBytes };
    yield* new ContainerPlan(this.blobs, container, limits).list();
  }

  /** The door is asked each time: an operator may close it while an import runs. */
  async open({ locator }: PlannedItem, { settings }: Import): Promise<OpenedItem> {
    return { stream: new FolderContainer(await this.door.enter(settings.options)).open(locator) };
  }
}
