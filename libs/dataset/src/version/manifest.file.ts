import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';

import { DATASET_CONFIG, type DatasetConfig } from '../dataset.config.js';
import { exportPath } from '../writer/export-folder.js';
import { MANIFEST, manifestFolder } from './freezer.js';
import type { ManifestItem } from './manifest-line.js';
import type { Place } from './version-item.reader.js';

/** The stored manifests. */
@Injectable()
export class ManifestFile {
  constructor(@Inject(DATASET_CONFIG) private readonly config: DatasetConfig) {}

  pathOf(versionId: string): string {
    return join(exportPath(this.config.folder, manifestFolder(versionId)), MANIFEST);
  }

  /** Lines by where they stand, in the order asked for. */
  async lines(versionId: string, places: readonly Pick<Place, 'lineStart' | 'lineLength'>[]): Promise<string[]> {
    const file = await open(this.pathOf(versionId));
    try {
      const lines: string[] = [];
      for (const { lineStart, lineLength } of places) {
        const { buffer } = await file.read(Buffer.alloc(lineLength), 0, lineLength, Number(lineStart));
        lines.push(buffer.toString('utf8'));
      }
      return lines;
    } finally {
      await file.close();
    }
  }

  /** All of its items, in order; one line is held at a time. */
  async *items(versionId: string): AsyncGenerator<ManifestItem> {
    const file = await open(this.pathOf(versionId));
    try {
      for await (const line of file.readLines({ encoding: 'utf8' })) yield JSON.parse(line) as ManifestItem;
    } finally {
      await file.close();
    }
  }
}
