import { parquetSchema, type FileMetaData, type SchemaTree } from 'hyparquet';
import type { ColumnType, TableColumn } from './table-reader.js';

/** The columns of a file by its schema; `bytes` may still turn out to be text that nobody declared. */
export function columnsOfSchema(metadata: FileMetaData): TableColumn[] {
  return parquetSchema(metadata).children.map((child) => ({ name: child.element.name, type: typeOf(child) }));
}

function typeOf({ element, children }: SchemaTree): ColumnType {
  if (children.length > 0) {
    if (element.repetition_type === 'REPEATED' || isList(element)) return 'list';
    return children.some((child) => child.element.name === 'bytes' && isBytes(child)) ? 'image' : 'object';
  }
  if (element.repetition_type === 'REPEATED') return 'list';
  const logical = element.logical_type?.type;
  if (isText(element)) return 'text';
  if (logical === 'DATE' || logical === 'TIMESTAMP' || /^(DATE|TIMESTAMP)/.test(element.converted_type ?? ''))
    return 'date';
  switch (element.type) {
    case 'BOOLEAN':
      return 'boolean';
    case 'INT32':
    case 'INT64':
      return logical === 'DECIMAL' || element.converted_type === 'DECIMAL' ? 'number' : 'integer';
    case 'INT96':
      return 'date';
    case 'FLOAT':
    case 'DOUBLE':
      return 'number';
    case 'BYTE_ARRAY':
      return 'bytes';
    case 'FIXED_LEN_BYTE_ARRAY':
      return logical === 'UUID' ? 'text' : logical === 'DECIMAL' || logical === 'FLOAT16' ? 'number' : 'bytes';
    case undefined:
      return 'unknown';
  }
}

type Element = SchemaTree['element'];

const isList = ({ converted_type, logical_type }: Element): boolean =>
  converted_type === 'LIST' || logical_type?.type === 'LIST';

const isText = ({ converted_type, logical_type }: Element): boolean =>
  ['UTF8', 'ENUM', 'JSON'].includes(converted_type ?? '') ||
  ['STRING', 'ENUM', 'JSON'].includes(logical_type?.type ?? '');

const isBytes = ({ element }: SchemaTree): boolean => element.type === 'BYTE_ARRAY' && !isText(element);
