import { LicenseClass } from '../license-classes.js';
import { isPublicDomain, type LicenseTerms } from './license-terms.js';
import type { Reason } from './reason.js';

/** How much of a database was taken, and what becomes of it. */
export interface DatabaseUse {
  /** Whether it is a substantial part, by number or by worth; taking small parts again and again adds up to one. */
  readonly isSubstantial: boolean;
  /** Whether the own database stands under the sui generis right, as in the European Union. */
  readonly hasDatabaseRight: boolean;
  /** Whether it stays an independent part of a collection of databases instead of being merged. */
  readonly isCollective: boolean;
  readonly isCommercial: boolean;
}

/** What a source's database licence means for the database that takes from it. Its items keep their own licences either way. */
export interface DatabaseDuty {
  /** `free`: no duty; `attribution`; `same_license`: the whole database goes under `license`; `forbidden`: it can't be shared. */
  readonly share: 'free' | 'attribution' | 'same_license' | 'forbidden';
  readonly license: string | null;
  readonly because: readonly Reason[];
}

const DATABASE_RIGHTS = 'https://creativecommons.org/licenses/by/4.0/legalcode#s4';
const ODBL = 'https://opendatacommons.org/licenses/odbl/1-0/';
const DIRECTIVE = 'https://eur-lex.europa.eu/eli/dir/1996/9/oj';

/** The second level of a licence: not the picture's, but that of the database it was taken from. */
export function databaseDuty(source: LicenseTerms, use: DatabaseUse): DatabaseDuty {
  if (isPublicDomain(source)) return free('public_domain', 'A waiver covers database rights too', source.url);
  if (!use.isSubstantial) {
    return free(
      'insubstantial_part',
      'Directive 96/9/EC, 8(1): insubstantial parts may be used for any purpose',
      DIRECTIVE,
    );
  }
  if (source.id === 'ODbL-1.0') return ofOdbl(use);
  if (source.family === 'cc') return ofCreativeCommons(source, use);
  if (source.class === LicenseClass.Attribution) return attribution(source);
  if (source.class === LicenseClass.ShareAlike)
    return same(source, `${source.id} asks for the same licence`, source.url);
  return forbid(`${source.id} gives no permission that a database could pass on`, source.url);
}

function ofOdbl(use: DatabaseUse): DatabaseDuty {
  const because = (rule: string, clause: string): Reason[] => [{ rule, clause, source: ODBL }];
  return use.isCollective
    ? {
        share: 'attribution',
        license: null,
        because: because('odbl_collective', 'ODbL 1.0, 4.5(a): a collective database is no derivative one'),
      }
    : {
        share: 'same_license',
        license: 'ODbL-1.0',
        because: because('odbl_share_alike', 'ODbL 1.0, 4.4(a), (b), (d): a derivative database goes under the ODbL'),
      };
}

function ofCreativeCommons(source: LicenseTerms, { hasDatabaseRight, isCommercial }: DatabaseUse): DatabaseDuty {
  if (isCommercial && source.elements?.has('NC')) {
    return forbid(
      'CC, NonCommercial: a substantial part may be extracted for non-commercial purposes only',
      source.url,
    );
  }
  if (source.version < 4 || !hasDatabaseRight) return attribution(source);
  if (source.elements?.has('ND')) {
    return forbid(
      'CC 4.0, 4(b): the database would be adapted material, which ND does not let anybody share',
      DATABASE_RIGHTS,
    );
  }
  if (source.elements?.has('SA')) {
    return same(
      source,
      'CC 4.0, 4(b): the database is adapted material for 3(b), its individual contents are not',
      DATABASE_RIGHTS,
    );
  }
  return attribution(source);
}

const free = (rule: string, clause: string, source: string): DatabaseDuty => ({
  share: 'free',
  license: null,
  because: [{ rule, clause, source }],
});

const attribution = ({ id, url, family }: LicenseTerms): DatabaseDuty => ({
  share: 'attribution',
  license: null,
  because: [
    {
      rule: 'database_attribution',
      clause: family === 'cc' ? 'CC 4.0, 4(c) and 3(a): the database has to be credited' : `${id} asks for its notices`,
      source: family === 'cc' ? DATABASE_RIGHTS : url,
    },
  ],
});

const same = ({ id }: LicenseTerms, clause: string, source: string): DatabaseDuty => ({
  share: 'same_license',
  license: id,
  because: [{ rule: 'database_share_alike', clause, source }],
});

const forbid = (clause: string, source: string): DatabaseDuty => ({
  share: 'forbidden',
  license: null,
  because: [{ rule: 'database_not_shareable', clause, source }],
});
