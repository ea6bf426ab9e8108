import { CROISSANT_VERSION } from './croissant.js';

type Node = Readonly<Record<string, unknown>>;

const REQUIRED = ['name', 'description', 'license', 'url', 'creator', 'datePublished', 'distribution'] as const;
const SHA256 = /^[0-9a-f]{64}$/;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
const idOf = (value: unknown): string => (isNode(value) && typeof value['@id'] === 'string' ? value['@id'] : '');
const isBlank = (value: unknown): boolean => value === undefined || value === '' || listOf(value).length === 0;

/**
 * Everything in which a description is no Croissant 1.1 (docs/croissant-spec-1.1.md of mlcommons/croissant). Strict on purpose:
 * the reference validator takes a dataset without a name.
 */
export function croissantProblems(given: unknown): string[] {
  if (!isNode(given)) return ['It is no object.'];
  const problems: string[] = [];
  const insist = (condition: boolean, problem: string): void => {
    if (!condition) problems.push(problem);
  };
  const context = given['@context'];
  insist(isNode(context) && context['@vocab'] === 'https://schema.org/', '@vocab has to be https://schema.org/.');
  insist(given['@type'] === 'sc:Dataset', '@type has to be sc:Dataset.');
  insist(listOf(given['conformsTo']).includes(CROISSANT_VERSION), `conformsTo has to name ${CROISSANT_VERSION}.`);
  for (const name of REQUIRED) insist(!isBlank(given[name]), `${name} is missing.`);
  for (const license of listOf(given['license']))
    insist(typeof license === 'string' && URL.canParse(license), `The licence ${String(license)} is no address.`);
  insist(/^\d{4}-\d{2}-\d{2}/.test(String(given['datePublished'])), 'datePublished is no date.');
  insist(/^\d+\.\d+\.\d+$/.test(String(given['version'] ?? '0.0.0')), 'version is not MAJOR.MINOR.PATCH.');

  const ids = new Set<string>();
  const known = (id: string): void => {
    insist(id !== '' && !ids.has(id), `The @id ${id || '(none)'} is missing or taken.`);
    ids.add(id);
  };
  const files = listOf(given['distribution']).filter(isNode);
  for (const file of files) {
    known(idOf(file));
    const type = file['@type'];
    insist(type === 'cr:FileObject' || type === 'cr:FileSet', `${idOf(file)} is neither FileObject nor FileSet.`);
    insist(!isBlank(file['encodingFormat']), `${idOf(file)} has no encodingFormat.`);
    if (type === 'cr:FileSet') insist(!isBlank(file['includes']), `${idOf(file)} includes nothing.`);
    else {
      insist(!isBlank(file['contentUrl']), `${idOf(file)} has no contentUrl.`);
      insist(SHA256.test(String(file['sha256'])), `${idOf(file)} has no sha256.`);
    }
  }
  const fields: Node[] = [];
  for (const set of listOf(given['recordSet']).filter(isNode)) {
    known(idOf(set));
    insist(set['@type'] === 'cr:RecordSet', `${idOf(set)} is no RecordSet.`);
    const own = listOf(set['field']).filter(isNode);
    insist(own.length > 0 || set['data'] !== undefined, `${idOf(set)} has no fields.`);
    for (const field of own) known(idOf(field));
    fields.push(...own);
    for (const key of listOf(set['key'])) insist(ids.has(idOf(key)), `The key ${idOf(key)} is no field.`);
  }
  for (const field of fields) {
    const id = idOf(field);
    insist(field['@type'] === 'cr:Field', `${id} is no Field.`);
    insist(!isBlank(field['dataType']), `${id} has no dataType.`);
    insist(
      (field['source'] === undefined) !== (field['value'] === undefined),
      `${id} needs a source or a value, not both.`,
    );
    const { source } = field;
    if (isNode(source)) {
      const table = files.find((file) => idOf(file) === idOf(source['fileObject']));
      const { extract } = source;
      // The reference reader has no paths into lines: it takes such a description, and then reads no record.
      if (table?.['encodingFormat'] === 'application/jsonlines')
        insist(isNode(extract) && !isBlank(extract['column']), `${id} names no column of ${idOf(table)}.`);
      for (const kind of ['fileObject', 'fileSet', 'recordSet'])
        if (source[kind] !== undefined)
          insist(ids.has(idOf(source[kind])), `${id} reads ${idOf(source[kind])}, which is not there.`);
    }
    for (const word of ['prov:wasDerivedFrom', 'prov:wasGeneratedBy', 'prov:wasAttributedTo'])
      for (const of of listOf(field[word])) insist(ids.has(idOf(of)), `${id} names ${idOf(of)}, which is not there.`);
  }
  return problems;
}
