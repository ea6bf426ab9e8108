import Fastify from 'fastify';
import pg from 'pg';

/** The baseline of the list: bare Fastify, one prepared statement, rows through JSON.stringify. Keyset pages as well. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const TEXT = `SELECT c.id, c.name, c.status, c.processing_state AS "processingState", c.sha256, c.width, c.height, c.format, c.size,
    c.license, c.license_verdict AS "licenseVerdict", c.user_id AS "userId", c.created_at AS "createdAt"
  FROM content c WHERE c.deleted_at IS NULL AND c.status = 'available' ORDER BY c.created_at DESC, c.id DESC LIMIT $1`;

const app = Fastify();
app.get('/contents', async (request, reply) => {
  const { rows } = await pool.query({ name: 'page', text: TEXT, values: [Number(request.query.limit ?? 50)] });
  return reply.type('application/json').send(JSON.stringify({ items: rows, nextCursor: null }));
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
