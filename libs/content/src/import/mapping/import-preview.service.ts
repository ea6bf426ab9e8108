import { Injectable } from '@nestjs/common';
import { mayDo, scopeOf, type Principal } from '@odr/access';
import type { ImportId } from '@odr/kernel';
import { ImportNotFound } from '../import.errors.js';
import { ImportReader } from '../import.reader.js';
import type { ItemDescription } from '../import-source.js';
import { ImportTables, type PreviewedImport } from '../table/import-tables.js';
import { binaryColumns, isGraphcap, sampleOf, type TableSample } from '../table/table-listing.js';
import type { TableReader } from '../table/table-reader.js';
import { columnFingerprint } from './column-fingerprint.js';
import type { ImportPreviewResponse, PreviewColumnResponse } from './dto/import-preview.response.dto.js';
import { ImportPreviewRepository } from './import-preview.repository.js';
import { ImportMappingService } from './import-mapping.service.js';
import { previewGraphcapRow, previewRow, type PreviewRow } from './preview-rows.js';
import { previewWarnings, type PreviewWarning } from './preview-warnings.js';
import { RowThumbnails } from './row-thumbnails.js';
import { mappingOf, proposalsOf, proposeMapping, type ColumnProposal } from './propose-mapping.js';
import { isMapped, readMapping, type TableMapping } from './table-mapping.js';

interface Asked {
  /** An empty one asks what the columns say by themselves. */
  readonly mapping?: TableMapping;
  readonly thumbnails?: boolean;
}

const ROWS_SHOWN = 10;
const SAMPLES_SHOWN = 3;
const SAMPLE_LENGTH = 120;

/** Shows what a table's rows would become, before anything is taken in. */
@Injectable()
export class ImportPreviewService {
  constructor(
    private readonly previewed: ImportPreviewRepository,
    private readonly imports: ImportReader,
    private readonly tables: ImportTables,
    private readonly mappings: ImportMappingService,
    private readonly thumbnails: RowThumbnails,
  ) {}

  /** @throws ImportNotFound, TableUnreadable */
  async preview(id: ImportId, asked: Asked, caller: Principal): Promise<ImportPreviewResponse> {
    const found = await this.find(id, caller);
    return this.tables.use(found, async (table) => {
      const sample = await sampleOf(table);
      const fingerprint = columnFingerprint(table.columns);
      const savedMappings = await this.mappings.list(caller, fingerprint);
      const settled = asked.mapping ?? readMapping(found.settings.mapping);
      const kept = asked.mapping ? undefined : savedMappings[0];
      const proposals = proposed(table, sample, settled, kept);
      const isCaptions = isGraphcap(table.columns, isMapped(settled) ? settled : (kept?.mapping ?? {}));
      const mapping = mappingOf(proposals);
      const rows = isCaptions
        ? sample.rows.flatMap((row) => previewGraphcapRow(row, found.settings.defaults) ?? [])
        : rowsOf(table, sample, mapping, found.settings.defaults);
      const shown = rows.slice(0, ROWS_SHOWN);
      const thumbnails = asked.thumbnails
        ? await this.thumbnails.of(table, sample.rows, shown)
        : new Map<number, string>();
      return {
        format: table.format,
        rowCount: table.rowCount ?? null,
        sampled: sample.rows.length + sample.bad.length,
        fingerprint,
        isGraphcap: isCaptions,
        columns: proposals.map((proposal) => columnOf(proposal, sample)),
        rows: shown.map(({ picture, ...row }) => ({
          ...row,
          authors: [...row.authors],
          sources: [...row.sources],
          captions: [...row.captions],
          dropped: [...row.dropped],
          pictureFrom: picture?.kind ?? null,
          thumbnail: thumbnails.get(row.row) ?? null,
        })),
        warnings: warningsOf(isCaptions, mapping, rows, sample).map((warning) => ({
          ...warning,
          columns: [...warning.columns],
        })),
        savedMappings,
      };
    });
  }

  private async find(id: ImportId, caller: Principal): Promise<PreviewedImport> {
    if (!(await this.imports.isVisible(scopeOf(caller), mayDo(caller, 'import.manage_any'), id)))
      throw new ImportNotFound(id);
    const row = await this.previewed.find(id);
    if (!row) throw new ImportNotFound(id);
    return row;
  }
}

/** What was asked for, what the import has, what was kept for such tables, what the columns look like: the first there is. */
function proposed(
  table: TableReader,
  { rows }: TableSample,
  settled: TableMapping,
  saved: { readonly name: string; readonly mapping: TableMapping } | undefined,
): ColumnProposal[] {
  const cells = (column: string): unknown[] => rows.map(({ values }) => values[column]);
  if (!isMapped(settled))
    return saved ? proposalsOf(table.columns, cells, saved.mapping, saved.name) : proposeMapping(table.columns, cells);
  const guesses = proposeMapping(table.columns, cells);
  return guesses.map((guess) => {
    const { role, isUrlEncoded = false } = settled[guess.name] ?? { role: 'ignore' };
    const isAsGuessed = role === guess.role;
    return { ...guess, ...(isAsGuessed ? {} : CHOSEN), role, isUrlEncoded };
  });
}

function rowsOf(
  table: TableReader,
  { rows }: TableSample,
  mapping: TableMapping,
  defaults: ItemDescription,
): PreviewRow[] {
  const binary = binaryColumns(table.columns);
  return rows.map((row) => previewRow(row, mapping, binary, defaults));
}

/** Lines of graphcap go to pictures that have their licence already. */
function warningsOf(
  isCaptions: boolean,
  mapping: TableMapping,
  rows: readonly PreviewRow[],
  { bad }: TableSample,
): PreviewWarning[] {
  if (!isCaptions) return previewWarnings(mapping, rows, bad.length);
  return previewWarnings(GRAPHCAP_MAPPING, rows, bad.length).filter(({ code }) => !code.startsWith('license_'));
}

function columnOf(proposal: ColumnProposal, { rows }: TableSample): PreviewColumnResponse {
  const values = rows.flatMap(({ values: { [proposal.name]: value } }) =>
    value === null || value === undefined ? [] : [value],
  );
  return { ...proposal, samples: values.slice(0, SAMPLES_SHOWN).map(sampleText) };
}

function sampleText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH)}…` : text;
}

/** What somebody has said is not in doubt. */
const CHOSEN = { confidence: 1, reason: 'chosen', evidence: null } as const;

/** What a line of graphcap amounts to. */
const GRAPHCAP_MAPPING: TableMapping = { filename: { role: 'fileName' }, parsed: { role: 'caption' } };
