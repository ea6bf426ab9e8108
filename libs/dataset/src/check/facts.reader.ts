import { Injectable } from '@nestjs/common';
import { LicenseVerdict } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import {
  type ComplianceFacts,
  contradictsLicense,
  type HeldCopy,
  namesLicense,
  normaliseLicense,
} from '@odr/licensing';
import { Database } from '@odr/platform';

/** What is done to every published file. */
const PUBLICATION = 'metadata removed';

/** An item with what its checks need to know. */
export interface CheckedFacts extends ComplianceFacts {
  readonly id: ContentId;
}

interface Row {
  readonly id: ContentId;
  readonly license: string | null;
  readonly licenseUrl: string | null;
  readonly title: string;
  readonly authorCount: number;
  readonly evidenceCount: number;
  readonly areHashed: boolean;
  /** Of each source that names any. */
  readonly sourceLicenses: readonly (readonly string[])[] | null;
  readonly isRead: boolean;
  readonly copyrightNotice: string | null;
  readonly isPublished: boolean;
  readonly declarations: Readonly<Record<string, unknown>>;
  readonly hasSource: boolean;
  readonly databaseLicense: string | null;
  readonly annotationCount: number;
  readonly closedAnnotations: number;
  readonly faces: number | null;
  readonly flags: readonly string[];
  readonly isOptedOut: boolean;
  readonly fileSignals: readonly string[];
  readonly sourceSignals: readonly string[];
  readonly hasGrant: boolean;
  readonly isCompared: boolean;
  readonly copies: readonly HeldCopy[];
  readonly hasCertificate: boolean;
  readonly isCreditRemoved: boolean;
}

/** Gathers what is on record about items: everything a check may rely on, and nothing that nobody has looked at. */
@Injectable()
export class FactsReader {
  constructor(private readonly db: Database) {}

  /** By id; whether the caller may see them has been asked. */
  async of(ids: readonly ContentId[]): Promise<ReadonlyMap<ContentId, CheckedFacts>> {
    const rows = await this.db.query<Row>(FACTS, [[...ids]]);
    return new Map(rows.map((row) => [row.id, factsOf(row)]));
  }
}

function factsOf(row: Row): CheckedFacts {
  const { declarations } = row;
  const signals = [...new Set([...row.fileSignals, ...row.sourceSignals])];
  return {
    id: row.id,
    license: row.license,
    licenseUrl: row.licenseUrl,
    title: row.title,
    authorCount: row.authorCount,
    evidence: { count: row.evidenceCount, areHashed: row.areHashed },
    sourceLicenses: row.sourceLicenses?.flatMap((named) => understood(named, row.license)),
    copyrightNotice: row.isRead ? row.copyrightNotice : undefined,
    isChanged: row.isPublished,
    listedChanges: row.isPublished ? [...words(declarations['changes']), PUBLICATION] : [],
    earlierChanges: Array.isArray(declarations['changes']) ? words(declarations['changes']) : undefined,
    databaseLicense: row.hasSource && row.databaseLicense === null ? undefined : row.databaseLicense,
    annotations: { count: row.annotationCount, closed: row.closedAnnotations },
    publicDomainReason: word(declarations['publicDomainReason']),
    people: peopleOf(row),
    marks: marksOf(row),
    optOut: {
      signals: row.isOptedOut && signals.length === 0 ? ['flag'] : row.isOptedOut || row.hasGrant ? signals : [],
      isOverridden: row.hasGrant && !row.isOptedOut,
    },
    stricterCopies: row.isCompared
      ? row.copies.filter((copy) => contradictsLicense(row.license, copy)).map(({ license }) => license ?? 'no licence')
      : undefined,
    hasCertificate: row.hasCertificate,
    creditRemoval: { isAsked: row.isCreditRemoved, isHonoured: row.isCreditRemoved },
  };
}

/** What a source says about the item's licence. Its page may have one of its own beside: if one fits, that is the picture's. */
function understood(named: readonly string[], license: string | null): string[] {
  const ids = named.flatMap((licenseUrl) => normaliseLicense({ licenseUrl }).spdx ?? []);
  return license !== null && ids.some((id) => namesLicense(license, id)) ? [license] : [...new Set(ids)];
}

/** Labels of moderators for what has rights of its own beside copyright. */
const MARKS = ['trademark', 'building'];

/** What a moderator has seen counts before what its contributor declares. */
function marksOf({ flags, declarations: { marks } }: Row): ComplianceFacts['marks'] {
  if (marks === 'cleared') return 'cleared';
  if (flags.some((flag) => MARKS.includes(flag))) return 'shown';
  return marks === 'none' || marks === 'shown' ? marks : undefined;
}

function peopleOf({ faces, declarations }: Row): ComplianceFacts['people'] {
  if (declarations['peopleReleased'] === true) return 'released';
  if (faces === null) return undefined;
  return faces > 0 ? 'shown' : 'none';
}

const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 500) : undefined;
const words = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap((one) => word(one) ?? []) : []);

const FACTS = `
  SELECT c.id, c.license, c.license_url AS "licenseUrl", c.name AS title, c.declarations,
         (SELECT count(*)::int FROM content_author a WHERE a.content_id = c.id) AS "authorCount",
         evidence.count AS "evidenceCount", evidence.hashed AS "areHashed",
         (SELECT json_agg(latest.signals -> 'licenses') FROM (
            SELECT DISTINCT ON (o.url) o.signals FROM content_source s JOIN web_observation o ON o.url = s.value
             WHERE s.content_id = c.id AND s.type = 'url' AND o.outcome = 'ok' ORDER BY o.url, o.observed_at DESC, o.id DESC) AS latest
           WHERE latest.signals ? 'licenses') AS "sourceLicenses",
         metadata.content_id IS NOT NULL AS "isRead", metadata.findings ->> 'copyright' AS "copyrightNotice",
         c.published_sha256 IS NOT NULL AND c.published_sha256 <> c.sha256 AS "isPublished",
         EXISTS (SELECT FROM content_source s WHERE s.content_id = c.id) AS "hasSource",
         (SELECT max(s.metadata ->> 'databaseLicense') FROM content_source s WHERE s.content_id = c.id) AS "databaseLicense",
         said.count AS "annotationCount", said.closed AS "closedAnnotations",
         (faces.findings ->> 'count')::int AS faces,
         c.flags, 'opted_out' = ANY(c.flags) AS "isOptedOut",
         ARRAY(SELECT DISTINCT u.kind FROM usage_observation u
                WHERE u.content_id = c.id AND u.stance IN ('disallowed', 'constrained', 'unreadable') ORDER BY 1) AS "fileSignals",
         ARRAY(SELECT DISTINCT signal FROM content_source s JOIN source_watch w ON w.url = s.value CROSS JOIN LATERAL unnest(w.opt_outs) AS signal
                WHERE s.content_id = c.id AND s.type = 'url' AND signal IN ('noai', 'tdm', 'usage', 'ai_txt') ORDER BY 1) AS "sourceSignals",
         EXISTS (SELECT FROM usage_grant g WHERE g.content_id = c.id AND g.revoked_at IS NULL) AS "hasGrant",
         EXISTS (SELECT FROM perceptual_hash h WHERE h.content_id = c.id) OR (c.processing_state = 'done' AND c.pdq_hash IS NULL) AS "isCompared",
         (SELECT coalesce(json_agg(json_build_object('license', twin.license, 'isOlder', twin.created_at < c.created_at)), '[]')
            FROM duplicate_member own JOIN duplicate_member other ON other.cluster_id = own.cluster_id AND other.content_id <> c.id
            JOIN content twin ON twin.id = other.content_id AND twin.deleted_at IS NULL
           WHERE own.content_id = c.id) AS copies,
         c.agreement_acceptance_id IS NOT NULL AS "hasCertificate",
         EXISTS (SELECT FROM credit_removal r WHERE r.content_id = c.id) AS "isCreditRemoved"
    FROM content c
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count,
             coalesce(bool_and(e.snapshot_sha256 = encode(sha256(convert_to(e.snapshot::text, 'UTF8')), 'hex')), true) AS hashed
        FROM license_evidence e WHERE e.content_id = c.id) AS evidence
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count,
             count(*) FILTER (WHERE EXISTS (
               SELECT FROM annotation_source_link l JOIN annotation_source s ON s.id = l.source_id
                WHERE l.annotation_id = a.id AND s.license_verdict <> '${LicenseVerdict.Open}'))::int AS closed
        FROM annotation a WHERE a.content_id = c.id AND a.deleted_at IS NULL AND NOT a.is_blind) AS said
    LEFT JOIN content_scan metadata ON metadata.content_id = c.id AND metadata.scanner = 'metadata'
    LEFT JOIN content_scan faces ON faces.content_id = c.id AND faces.scanner = 'faces'
   WHERE c.id = ANY($1::uuid[])`;
