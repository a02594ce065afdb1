// The floor: the least a server could do for the same answer. In a process of its own, as the platform's services are.
import Fastify from 'fastify';
import pg from 'pg';

const app = Fastify({ logger: false });
const mode = process.argv[2];

if (mode === 'write') {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.DATABASE_POOL) });
  await pool.query(
    'CREATE TABLE IF NOT EXISTS floor_rows (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body jsonb NOT NULL, at timestamptz NOT NULL)',
  );
  await pool.query('TRUNCATE floor_rows');
  const insert = { name: 'floor', text: 'INSERT INTO floor_rows (body, at) VALUES ($1, now()) RETURNING id' };
  app.post('/', async (request, reply) => {
    const { rows } = await pool.query({ ...insert, values: [JSON.stringify(request.body)] });
    return reply.code(201).send({ id: rows[0].id });
  });
} else {
  // The same bytes under the same paths, from memory.
  const answers = new Map();
  const loaded = new Promise((resolve) => {
    process.on('message', (entries) => {
      for (const [path, body] of entries) answers.set(path, Buffer.from(body));
      resolve();
    });
  });
  await loaded;
  app.get('/*', (request, reply) => reply.header('content-type', 'application/json; charset=utf-8').send(answers.get(request.url)));
}

const url = await app.listen({ port: 0, host: '127.0.0.1' });
process.send({ url });
process.once('disconnect', () => process.exit(0));
