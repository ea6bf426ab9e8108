/** The licence of the database that content `c` was taken from, or null; needs `WITH_DATABASE_LICENSE`. */
export const DATABASE_LICENSE = `d."databaseLicense"`;

/** Joins to contents `c` what their sources say of the databases they come from. */
export const WITH_DATABASE_LICENSE = `LEFT JOIN (SELECT s.content_id, max(s.metadata ->> 'databaseLicense') AS "databaseLicense"
    FROM content_source s WHERE s.metadata ? 'databaseLicense' GROUP BY s.content_id) d ON d.content_id = c.id`;
