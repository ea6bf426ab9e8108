/** Contents of the modality of the engine `$1` whose preview is ready and that it has not seen; `id` names them. */
export const MISSING_CONTENTS = `
  SELECT c.id AS id, c.id AS "contentId", d.sha256 AS "previewSha256"
  FROM content c
  JOIN content_derivative d ON d.content_id = c.id AND d.variant = 'preview'
  LEFT JOIN content_embedding e ON e.content_id = c.id AND e.engine_id = $1
  WHERE e.content_id IS NULL AND c.deleted_at IS NULL
    AND c.type = (SELECT g.modality FROM embedding_engine g WHERE g.id = $1)`;

/** Annotations whose newest version the engine `$1` has not seen; `id` names them. */
export const MISSING_ANNOTATIONS = `
  SELECT a.id AS id, a.id AS "annotationId", a.content_id AS "contentId", a.version AS "version", a.annotation AS "value"
  FROM annotation a
  LEFT JOIN annotation_embedding e ON e.annotation_id = a.id AND e.engine_id = $1 AND e.version >= a.version
  WHERE e.annotation_id IS NULL AND a.deleted_at IS NULL`;

/** What the engine `$1` of this type has not seen. */
export const missingOf = (type: 'content' | 'annotation'): string =>
  type === 'content' ? MISSING_CONTENTS : MISSING_ANNOTATIONS;
