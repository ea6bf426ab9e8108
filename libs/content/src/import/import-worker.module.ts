import { PrincipalReader } from '@odr/access';
import { Module } from '@nestjs/common';
import { ArchiveSource } from './archive/archive-source.js';
import { DirectorySource } from './directory/directory-source.js';
import { ImportActors } from './import-actors.js';
import { ImportLister } from './import-lister.js';
import { ImportModule } from './import.module.js';
import { ImportRunner } from './import-runner.js';
import type { ImportSource } from './import-source.js';
import { ImportSources } from './import-sources.js';
import { ImportTaker } from './import-taker.js';
import { ImportTender } from './import-tender.js';
import { HuggingFaceSource } from './hugging-face/hugging-face.source.js';
import { ImportMappingRepository } from './mapping/import-mapping.repository.js';
import { MappingChoice } from './mapping/mapping-choice.js';
import { HeldPictures } from './table/held-pictures.js';
import { RowPictures } from './table/row-pictures.js';
import { JsonlSource, ParquetSource } from './table/table.source.js';
import { WebModule } from '../web/web.module.js';
import { AddressOpener } from './urls/address-opener.js';
import { UrlSource } from './urls/url-source.js';

/** Everything that can be imported from. A new kind is a class and a line here. */
const SOURCES: readonly (new (...given: never[]) => ImportSource)[] = [
  ArchiveSource,
  DirectorySource,
  UrlSource,
  HuggingFaceSource,
  JsonlSource,
  ParquetSource,
];

@Module({
  imports: [ImportModule, WebModule],
  providers: [
    AddressOpener,
    HeldPictures,
    ImportMappingRepository,
    MappingChoice,
    RowPictures,
    ...SOURCES,
    {
      provide: ImportSources,
      inject: [...SOURCES],
      useFactory: (...sources: ImportSource[]) => new ImportSources(sources),
    },
    PrincipalReader,
    ImportActors,
    ImportTaker,
    ImportLister,
    ImportRunner,
    ImportTender,
  ],
})
export class ImportWorkerModule {}
