import { interpolated, type ComposeFile } from './compose.ts';

/** Variables that a service's configuration understands. */
export interface ServiceVariables {
  service: string;
  variables: readonly string[];
}

/** Belongs to the migration job alone: the service must not be able to change its schema. */
const OF_MIGRATION = 'MIGRATOR_DATABASE_URL';
const OF_DATABASE = ['DATABASE_URL', 'DATABASE_POOL', OF_MIGRATION];
/** How the container itself is run, not what the service reads as configuration. */
const OF_CONTAINER = ['APP', 'NODE_OPTIONS'];

/** Every variable that a service understands reaches it, none that it does not, and each that a person sets is told of. */
export function environmentProblems(
  composeText: string,
  compose: ComposeFile,
  example: string,
  services: readonly ServiceVariables[],
): string[] {
  const problems = services.flatMap((each) => serviceProblems(compose, each));
  const told = [...example.matchAll(/^(\w+)=/gm)].map((match) => match[1] ?? '');
  const used = interpolated(composeText);
  for (const name of used) if (!told.includes(name)) problems.push(`.env.example does not tell of ${name}, which docker-compose.yml takes`);
  for (const name of told) if (!used.includes(name)) problems.push(`.env.example tells of ${name}, which docker-compose.yml does not take`);
  for (const [, name = '', value = ''] of example.matchAll(/^(\w+)=(.+)$/gm)) {
    if (/(PASSWORD|SECRET|DATA_KEY)$/.test(name)) problems.push(`.env.example: ${name} must be empty, not ${value}`);
  }
  return problems;
}

function serviceProblems({ services }: ComposeFile, { service, variables }: ServiceVariables): string[] {
  const container = services[service];
  if (!container) return [`docker-compose.yml has no service ${service}`];
  const here = (problem: string): string => `docker-compose.yml: ${service}: ${problem}`;
  const given = Object.keys(container.environment ?? {});
  const migration = services[`${service}-migration`];
  const needed = variables.filter((name) => name !== OF_MIGRATION && (migration !== undefined || !OF_DATABASE.includes(name)));
  const problems = needed.filter((name) => !given.includes(name)).map((name) => here(`${name} of its configuration is not passed on`));
  for (const name of given) {
    if (name === OF_MIGRATION) problems.push(here(`${name} is for its migration job only`));
    else if (!OF_CONTAINER.includes(name) && !variables.includes(name)) problems.push(here(`${name} means nothing to it`));
  }
  if (container.environment?.['APP'] !== service) problems.push(here(`APP must be ${service}`));
  if (migration) {
    if (migration.environment?.['APP'] !== service || migration.command?.[0] !== 'migrate')
      problems.push(here('its migration job must run the command migrate of the same APP'));
    if (!container.depends_on?.[`${service}-migration`]) problems.push(here('must wait for its migration job'));
    if (!services['provision']?.command?.includes(service)) problems.push(here('provision does not make its database'));
  }
  return problems;
}
