import { join } from 'node:path';
import { generateFiles, type GeneratorCallback, type Tree } from '@nx/devkit';
import { finish, formatChanges } from '../finish.ts';
import { GeneratorError, kebabName, namesOf, pluralOf, serviceName, type Names } from '../names.ts';
import { Source } from '../source.ts';

export interface UseCaseOptions {
  service: string;
  aggregate: string;
  name: string;
  documents?: boolean;
}

/** Writes a use-case that takes one more step of an aggregate, and makes it known to the domain, the controller and the module. */
export default async function useCase(tree: Tree, options: UseCaseOptions): Promise<GeneratorCallback> {
  const service = serviceName(options.service);
  const aggregate = namesOf(kebabName(options.aggregate, 'an aggregate'));
  const name = namesOf(kebabName(options.name, 'a use-case'));
  const verb = namesOf(verbOf(name, aggregate));
  const folder = `apps/${service}/src/${aggregate.kebab}`;
  checkAggregate(tree, service, folder, aggregate);
  if (tree.exists(`${folder}/use-cases/${name.kebab}.ts`))
    throw new GeneratorError(`${folder}/use-cases/${name.kebab}.ts exists already; take another name`);

  extendDomain(tree, folder, aggregate, verb);
  extendController(tree, folder, aggregate, name, verb, service);
  new Source(tree, `apps/${service}/src/${service}.module.ts`)
    .addImport(name.pascal, `./${aggregate.kebab}/use-cases/${name.kebab}.js`)
    .addToDecorator('Module', 'providers', name.pascal)
    .save();
  const plural = namesOf(pluralOf(aggregate.kebab));
  generateFiles(tree, join(import.meta.dirname, 'files'), `apps/${service}`, {
    service,
    SERVICE: service.toUpperCase(),
    aggregate: aggregate.kebab,
    Aggregate: aggregate.pascal,
    camel: aggregate.camel,
    CONSTANT: aggregate.constant,
    words: aggregate.words,
    plural: plural.kebab,
    camelPlural: plural.camel,
    name: name.kebab,
    Name: name.pascal,
    verb: verb.kebab,
    method: verb.camel,
    permission: `${service}.manage`,
  });
  addToMatrix(tree, service, `POST /api/v1/${plural.kebab}/:id/${verb.kebab}`);
  await formatChanges(tree);
  return finish(tree, {
    documents: options.documents ?? true,
    next: [
      `POST /api/v1/${plural.kebab}/:id/${verb.kebab} takes the step "${verb.kebab}".`,
      `Write its rule into ${folder}/domain/${aggregate.kebab}.ts, then: npm test -- apps/${service}, npm run check`,
    ],
  });
}

/** Who may call the new operation: whoever may call the others of the aggregate. */
function addToMatrix(tree: Tree, service: string, operation: string): void {
  const file = `apps/${service}/access-matrix.json`;
  const rows = { ...(JSON.parse(tree.read(file, 'utf8') ?? '{}') as Record<string, string>), [operation]: `${service}.manage` };
  const sorted = Object.fromEntries(Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1)));
  tree.write(file, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** `revoke-licence` of the aggregate `licence` is the step `revoke`; a name without the aggregate is the step itself. */
function verbOf(name: Names, aggregate: Names): string {
  const verb = name.kebab.endsWith(`-${aggregate.kebab}`) ? name.kebab.slice(0, -aggregate.kebab.length - 1) : name.kebab;
  if (['create', 'restore', 'snapshot', 'new-steps', 'record', 'list', 'show', 'constructor'].includes(verb))
    throw new GeneratorError(`"${verb}" is there already; take another name`);
  return verb;
}

/** The generator knows aggregates as the service generator writes them: a repository that locks and saves, and a ledger of steps. */
function checkAggregate(tree: Tree, service: string, folder: string, aggregate: Names): void {
  if (!tree.exists(`apps/${service}/src/main.ts`))
    throw new GeneratorError(`there is no service ${service}: apps/${service} does not exist`);
  const domain = `${folder}/domain/${aggregate.kebab}.ts`;
  if (!tree.exists(domain)) throw new GeneratorError(`${service} has no aggregate ${aggregate.kebab}: ${domain} does not exist`);
  const unknown = (what: string): GeneratorError =>
    new GeneratorError(
      `${what}; this generator knows aggregates as @yiwang/generators:service writes them. Write the use-case by hand, like its neighbours`,
    );
  const methods = tree.exists(`${folder}/domain/${aggregate.kebab}.repository.ts`)
    ? new Source(tree, `${folder}/domain/${aggregate.kebab}.repository.ts`).methodsOf(`${aggregate.pascal}Repository`)
    : new Map<string, number>();
  if (methods.get('lock') !== 2 || methods.get('save') !== 1)
    throw unknown(`${folder} has no repository with lock(id, viewer) and save(changed)`);
  if (!/const STEP_KINDS = \[/.test(tree.read(domain, 'utf8') ?? '')) throw unknown(`${domain} has no list STEP_KINDS`);
  if (!tree.exists(`${folder}/http/${aggregate.kebab}.controller.ts`))
    throw unknown(`${folder}/http has no ${aggregate.kebab}.controller.ts`);
}

function extendDomain(tree: Tree, folder: string, aggregate: Names, verb: Names): void {
  new Source(tree, `${folder}/domain/${aggregate.kebab}.ts`)
    .addMember(
      aggregate.pascal,
      verb.camel,
      `  /** The step "${verb.kebab}". */
  ${verb.camel}(by: Actor, at: Date, note: string | null): void {
    this.record('${verb.kebab}', by, at, note);
  }`,
    )
    .addToConstant('STEP_KINDS', `'${verb.kebab}'`)
    .save();
}

function extendController(tree: Tree, folder: string, aggregate: Names, name: Names, verb: Names, service: string): void {
  const controller = `${aggregate.pascal}Controller`;
  new Source(tree, `${folder}/http/${aggregate.kebab}.controller.ts`)
    .addConstructorParameter(controller, name.camel, `private readonly ${name.camel}: ${name.pascal}`)
    .addMember(
      controller,
      verb.camel,
      `  @Post(':id/${verb.kebab}')
  @RequirePermission('${service}.manage')
  @Operation({
    summary: '${verb.words.charAt(0).toUpperCase()}${verb.words.slice(1)}: a ${aggregate.words} takes this step',
    consistency: 'strong',
    errors: [${aggregate.camel}NotFound],
    response: { status: 200, schema: ${aggregate.pascal}Receipt },
  })
  ${verb.camel}(
    @Param('id', { schema: ${aggregate.pascal}Id }) id: string,
    @Body({ schema: ${aggregate.pascal}StepBody }) body: ${aggregate.pascal}StepBody,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.${name.camel}.execute({ ...body, id, principal, key });
  }`,
    )
    .addImport(name.pascal, `../use-cases/${name.kebab}.js`)
    .addImport(`${aggregate.pascal}StepBody`, `./${aggregate.kebab}.schema.js`)
    .save();
}
