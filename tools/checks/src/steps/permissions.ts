import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as prettier from 'prettier';
import { matrixProblems, permissionsDocument, WRITE, type Catalogue, type Matrix } from '../permissions/permissions.ts';
import { outcomeOf, type Step } from '../step.ts';

const CATALOGUE = 'libs/contracts/permissions/src/permissions.ts';
const DOCUMENT = 'docs/permissions.md';
const MATRIX = 'access-matrix.json';

/** The catalogue of permissions and the matrix of every operation × every kind of caller, as a page. */
export const permissions: Step = {
  name: 'permissions',
  async run({ root, write }) {
    const [catalogue, matrices] = await Promise.all([readCatalogue(root), readMatrices(root)]);
    const problems = matrixProblems(catalogue, matrices);
    if (problems.length > 0) return outcomeOf(problems, '');
    const file = join(root, DOCUMENT);
    const text = await prettier.format(permissionsDocument(catalogue, matrices), {
      ...(await prettier.resolveConfig(file)),
      parser: 'markdown',
    });
    const committed = existsSync(file) ? await readFile(file, 'utf8') : undefined;
    if (committed !== text) {
      if (write) await writeFile(file, text);
      else problems.push(`${DOCUMENT} is not what the catalogue and the matrices say: ${WRITE}`);
    }
    const operations = matrices.reduce((sum, { rows }) => sum + Object.keys(rows).length, 0);
    return outcomeOf(problems, `${Object.keys(catalogue.permissions).length} permissions, ${operations} operations`);
  },
};

/** Takes nothing from others, so Node reads it as it is. */
async function readCatalogue(root: string): Promise<Catalogue> {
  const loaded = (await import(pathToFileURL(join(root, CATALOGUE)).href)) as { PERMISSIONS: unknown; GRANTING: unknown };
  return { permissions: loaded.PERMISSIONS as Catalogue['permissions'], granting: loaded.GRANTING as Catalogue['granting'] };
}

async function readMatrices(root: string): Promise<Matrix[]> {
  const apps = (await readdir(join(root, 'apps'))).filter((app) => existsSync(join(root, 'apps', app, 'openapi.json')));
  return Promise.all(
    apps.sort().map(async (service) => {
      const read = async (name: string): Promise<unknown> => {
        const file = join(root, 'apps', service, name);
        return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as unknown) : {};
      };
      const { paths = {} } = (await read('openapi.json')) as { paths?: Record<string, object> };
      const told = Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`));
      return { service, rows: (await read(MATRIX)) as Record<string, string>, told };
    }),
  );
}
