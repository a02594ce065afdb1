/** As much of an OpenAPI 3.1 document as merging touches. */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; description?: string };
  servers?: unknown[];
  tags?: { name: string; description?: string }[];
  paths: Record<string, Record<string, unknown>>;
  components?: Record<string, Record<string, unknown>>;
  [extension: `x-${string}`]: unknown;
}

export interface OpenApiPart {
  service: string;
  /** Undefined: the service did not answer. */
  document: OpenApiDocument | undefined;
  /** Public path of a path the service documents; undefined leaves it out. */
  publicPath: (path: string) => string | undefined;
}

const REF = /^#\/components\/([^/]+)\/([^/]+)$/;

/**
 * One document of all services. A component that two services define differently is renamed after its service in the later one, an
 * operation id that is taken likewise; equal components are shared. Services that did not answer are named in `x-missing-services`.
 */
export function mergeOpenApi(info: OpenApiDocument['info'], parts: readonly OpenApiPart[]): OpenApiDocument {
  const merged: Required<Pick<OpenApiDocument, 'paths' | 'components' | 'tags'>> = { paths: {}, components: {}, tags: [] };
  const operationIds = new Set<string>();
  for (const { service, document, publicPath } of parts) {
    if (document === undefined) continue;
    const paths: [string, Record<string, unknown>][] = [];
    for (const [path, item] of Object.entries(document.paths)) {
      const outside = publicPath(path);
      if (outside !== undefined) paths.push([outside, item]);
    }
    const used = componentsUsed(
      paths.map(([, item]) => item),
      document.components ?? {},
    );
    const names = chooseNames(service, used, merged.components, document.components?.['securitySchemes']);
    const rewrite = <T>(value: T): T => rewriteRefs(value, names) as T;
    for (const [section, entries] of Object.entries(used)) {
      const into = (merged.components[section] ??= {});
      for (const [name, entry] of Object.entries(entries)) into[names.get(`${section}/${name}`) ?? name] = rewrite(entry);
    }
    for (const [path, item] of paths) merged.paths[path] = uniqueOperations(service, rewrite(item), operationIds);
    for (const tag of document.tags ?? []) if (!merged.tags.some((t) => t.name === tag.name)) merged.tags.push(tag);
  }
  const missing = parts.filter((part) => part.document === undefined).map((part) => part.service);
  return {
    openapi: '3.1.0',
    info:
      missing.length === 0
        ? info
        : { ...info, description: [info.description, `Missing now: ${missing.join(', ')}.`].filter(Boolean).join(' ') },
    servers: [{ url: '/' }],
    ...merged,
    ...(missing.length === 0 ? {} : { 'x-missing-services': missing }),
  };
}

type Components = Record<string, Record<string, unknown>>;

/** Only what the routed paths reach, and every security scheme, which is referred to by name. */
function componentsUsed(roots: unknown[], all: Components): Components {
  const used: Components = all['securitySchemes'] === undefined ? {} : { securitySchemes: all['securitySchemes'] };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const [, section, name] = key === '$ref' && typeof inner === 'string' ? (REF.exec(inner) ?? []) : [];
      if (section === undefined || name === undefined) visit(inner);
      else if (used[section]?.[name] === undefined && all[section]?.[name] !== undefined) {
        (used[section] ??= {})[name] = all[section]![name];
        visit(all[section]![name]);
      }
    }
  };
  roots.forEach(visit);
  return used;
}

/**
 * New names of the components that clash; security schemes keep theirs, since all services share one login. An entry that reads the same
 * but refers to a renamed one means something else, hence the repetition until nothing changes.
 */
function chooseNames(service: string, own: Components, taken: Components, schemes: unknown): Map<string, string> {
  const names = new Map<string, string>();
  let before = -1;
  while (before !== names.size) {
    before = names.size;
    for (const [section, entries] of Object.entries(own)) {
      if (entries === schemes) continue;
      for (const [name, entry] of Object.entries(entries)) {
        const other = taken[section]?.[name];
        if (other === undefined || names.has(`${section}/${name}`)) continue;
        if (JSON.stringify(other) !== JSON.stringify(rewriteRefs(entry, names)))
          names.set(`${section}/${name}`, `${service[0]!.toUpperCase()}${service.slice(1)}${name}`);
      }
    }
  }
  return names;
}

function rewriteRefs(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((inner) => rewriteRefs(inner, names));
  if (typeof value !== 'object' || value === null) return value;
  const out: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const [, section, name] = key === '$ref' && typeof inner === 'string' ? (REF.exec(inner) ?? []) : [];
    const renamed = section === undefined ? undefined : names.get(`${section}/${name}`);
    out[key] = renamed === undefined ? rewriteRefs(inner, names) : `#/components/${section}/${renamed}`;
  }
  return out;
}

function uniqueOperations(service: string, item: Record<string, unknown>, taken: Set<string>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [method, operation] of Object.entries(item)) {
    const id = typeof operation === 'object' && operation !== null ? (operation as { operationId?: unknown }).operationId : undefined;
    if (typeof id !== 'string') {
      out[method] = operation;
      continue;
    }
    const unique = taken.has(id) ? `${service}_${id}` : id;
    taken.add(unique);
    out[method] = { ...(operation as object), operationId: unique };
  }
  return out;
}
