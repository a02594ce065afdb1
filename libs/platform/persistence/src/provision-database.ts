import pg from 'pg';

export interface ServiceDatabase {
  migratorUrl: string;
  appUrl: string;
  appRole: string;
}

const identifier = (name: string): string => {
  if (!/^[a-z][a-z0-9_]{0,50}$/.test(name)) throw new Error(`not a database name: ${name}`);
  return name;
};
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Creates a service's database and its two roles where they are missing: `…_migrator` owns the schema, `…_app` has rows only.
 * For development, tests and first installation; needs a superuser's URL. One password serves both roles where they need not be kept apart.
 */
export async function provisionDatabase(
  adminUrl: string,
  name: string,
  password: string | { migrator: string; app: string },
): Promise<ServiceDatabase> {
  const database = identifier(name);
  const roles = [`${database}_migrator`, `${database}_app`] as const;
  const passwords = typeof password === 'string' ? [password, password] : [password.migrator, password.app];
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    for (const [i, role] of roles.entries()) {
      const found = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      await admin.query(
        `${found.rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN PASSWORD ${literal(passwords[i]!)} NOSUPERUSER NOCREATEDB NOCREATEROLE`,
      );
    }
    const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (!found.rowCount) await admin.query(`CREATE DATABASE ${database} OWNER ${roles[0]}`);
    await admin.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
    await admin.query(`GRANT CONNECT ON DATABASE ${database} TO ${roles[1]}`);
  } finally {
    await admin.end();
  }
  const inside = new URL(adminUrl);
  inside.pathname = `/${database}`;
  const owner = new pg.Client({ connectionString: inside.href });
  await owner.connect();
  try {
    await owner.query(`ALTER SCHEMA public OWNER TO ${roles[0]}`);
    await owner.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
    await owner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  } finally {
    await owner.end();
  }
  const urlFor = (i: 0 | 1): string => {
    const url = new URL(inside.href);
    url.username = roles[i];
    url.password = passwords[i]!;
    return url.href;
  };
  return { migratorUrl: urlFor(0), appUrl: urlFor(1), appRole: roles[1] };
}
