import type { ImportedCaption } from '../imported-captions.js';
import type { ItemDescription } from '../import-source.js';
import { applyMapping } from '../mapping/apply-mapping.js';
import { mappingOf, proposeMapping } from '../mapping/propose-mapping.js';
import type { TableMapping } from '../mapping/table-mapping.js';
import type { TableColumn } from '../table/table-reader.js';

/** What a row, or a JSON file, says about its picture. */
export interface Words {
  readonly description: ItemDescription;
  readonly captions: readonly ImportedCaption[];
}

type Values = Readonly<Record<string, unknown>>;

/** The mapping that the columns suggest by themselves: beside pictures there is nobody to ask. */
export function mappingBeside(columns: readonly TableColumn[], rows: readonly Values[]): TableMapping {
  const proposed = mappingOf(proposeMapping(columns, (name) => rows.map((row) => row[name])));
  // Hugging Face's own name for it, whatever else the table looks like.
  return columns.some(({ name }) => name === 'file_name') ? { ...proposed, file_name: { role: 'fileName' } } : proposed;
}

export function wordsOf(mapping: TableMapping, values: Values): Words {
  const { description, captions } = applyMapping(mapping, values, { row: 0, binary: new Set() });
  return { description, captions };
}

const KEPT = 100;

/** Reads JSON files that lie beside pictures. Thousands have the same fields, so what those mean is found out once. */
export class JsonWords {
  private readonly mappings = new Map<string, TableMapping>();

  /** @returns nothing when it is no JSON object: somebody else's file then */
  read(text: string): Words | undefined {
    const values = parsed(text);
    if (!values) return undefined;
    const names = Object.keys(values);
    const shape = names.join('\n');
    const mapping =
      this.mappings.get(shape) ??
      mappingBeside(
        names.map((name) => ({ name, type: 'unknown' })),
        [values],
      );
    if (this.mappings.size < KEPT) this.mappings.set(shape, mapping);
    return wordsOf(mapping, values);
  }
}

function parsed(text: string): Values | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : undefined;
  } catch {
    // Not JSON, whatever its name says. The picture beside it is none the worse.
    return undefined;
  }
}
