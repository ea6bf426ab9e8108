import type { Container, ContainerEntry } from '../archive/container.js';
import type { JsonObject } from '../import-source.js';
import type { Hub, HubFile, PinnedDataset } from './hub.js';

/** The files of a dataset as the folder that they are: pictures, with metadata files beside them. */
export class HubContainer implements Container {
  constructor(
    private readonly hub: Hub,
    private readonly pinned: PinnedDataset,
    private readonly files: readonly HubFile[],
  ) {}

  async *entries(): AsyncGenerator<ContainerEntry> {
    await Promise.resolve();
    for (const { path, sizeBytes } of this.files) yield { path, sizeBytes, locator: { path } };
  }

  async *open(locator: JsonObject): AsyncGenerator<Uint8Array> {
    yield* (await this.hub.open(this.pinned, String(locator['path']))) as AsyncIterable<Uint8Array>;
  }
}
