// Creates the database and the two roles of each service named: `node deploy/provision.mjs acceptance dispatch …`. May run again at any
// time; it then sets the passwords anew. Reads
//   ADMIN_DATABASE_URL              PostgreSQL as a superuser
//   <SERVICE>_DATABASE_PASSWORD     of the role that the service works with: rows only
//   <SERVICE>_MIGRATOR_PASSWORD     of the role that owns the schema
import { provisionDatabase } from '@yiwang/persistence';

const services = process.argv.slice(2);
const names = (service) => ({ app: `${service.toUpperCase()}_DATABASE_PASSWORD`, migrator: `${service.toUpperCase()}_MIGRATOR_PASSWORD` });

const problems = [];
const read = (name) => {
  const value = process.env[name] ?? '';
  if (value === '') problems.push(`${name}: is missing`);
  // They stand in addresses as they are.
  else if (name.endsWith('_PASSWORD') && !/^[\w-]+$/.test(value)) problems.push(`${name}: only letters, digits, - and _ please`);
  return value;
};
const adminUrl = read('ADMIN_DATABASE_URL');
const wanted = services.map((service) => {
  const { app, migrator } = names(service);
  const passwords = { app: read(app), migrator: read(migrator) };
  if (passwords.app !== '' && passwords.app === passwords.migrator)
    problems.push(`${app} and ${migrator} must differ: the service is not to own its schema`);
  return { service, passwords };
});
if (process.env.NODE_ENV === 'production' && adminUrl.includes(':yiwang-development@')) {
  problems.push('POSTGRES_PASSWORD: is the one of development, which everybody knows');
}
if (services.length === 0) problems.push('usage: node deploy/provision.mjs <service> …');
if (problems.length > 0) {
  process.stderr.write(`provision:\n${problems.map((problem) => `  ${problem}`).join('\n')}\n`);
  process.exit(1);
}

for (const { service, passwords } of wanted) {
  await provisionDatabase(adminUrl, `yiwang_${service}`, passwords);
  process.stdout.write(`${JSON.stringify({ msg: 'provisioned', service })}\n`);
}
