import type { Tree } from '@nx/devkit';
import ts from 'typescript';
import { GeneratorError } from './names.ts';

type List = ts.ArrayLiteralExpression | ts.ObjectLiteralExpression;

/**
 * A TypeScript file under registration. It is found its places by its syntax tree, never by text, and each entry is made once: to run a
 * generator again changes nothing. What it does not find it names, so that a person can register by hand.
 */
export class Source {
  readonly path: string;
  private readonly tree: Tree;
  private text: string;

  constructor(tree: Tree, path: string) {
    this.tree = tree;
    this.path = path;
    const text = tree.read(path, 'utf8');
    if (text === null) throw new GeneratorError(`${path} does not exist`);
    this.text = text;
  }

  save(): void {
    this.tree.write(this.path, this.text);
  }

  private get file(): ts.SourceFile {
    return ts.createSourceFile(this.path, this.text, ts.ScriptTarget.Latest, true);
  }

  private missing(what: string): GeneratorError {
    return new GeneratorError(`${this.path} has no ${what}; it looks different from what the generator knows`);
  }

  /** `import { name } from 'from'`, into an import of the same module where there is one. */
  addImport(name: string, from: string, { typeOnly = false } = {}): this {
    const imports = this.file.statements.filter(ts.isImportDeclaration);
    const moduleOf = (each: ts.ImportDeclaration): string => (each.moduleSpecifier as ts.StringLiteral).text;
    for (const each of imports.filter((candidate) => moduleOf(candidate) === from)) {
      const bindings = each.importClause?.namedBindings;
      if (!bindings || !ts.isNamedImports(bindings)) continue;
      if (bindings.elements.some((element) => element.name.text === name)) return this;
      const onlyTypes = each.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      if (onlyTypes && !typeOnly) continue;
      const last = bindings.elements.at(-1);
      if (last) return this.insert(last.getEnd(), `, ${typeOnly && !onlyTypes ? 'type ' : ''}${name}`);
    }
    const line = `import ${typeOnly ? 'type ' : ''}{ ${name} } from '${from}';\n`;
    // Packages first, then our own files, each in the order of the alphabet.
    const rank = (specifier: string): string => `${specifier.startsWith('.') ? 1 : 0}${specifier}`;
    const after = imports.find((each) => rank(moduleOf(each)) > rank(from));
    const previous = imports.at(-1);
    return this.insert(after ? after.getStart() : previous ? previous.getEnd() + 1 : 0, line);
  }

  /** An entry of the list that a top-level constant holds: `const SERVICES = [...]`. */
  addToConstant(constant: string, entry: string, options: { before?: (text: string) => boolean } = {}): this {
    return this.addTo(this.listIn(this.constant(constant), `list ${constant}`), entry, options);
  }

  /** An entry of the list or object under `keys` of a constant's object: `const service = { topics: [...] }`. */
  addToProperty(constant: string, key: string, entry: string): this {
    const object = this.listIn(this.constant(constant), `object ${constant}`);
    const property = this.property(object, key);
    if (property) return this.addTo(this.listIn(property.initializer, `list ${key} in ${constant}`), entry);
    return this.addTo(object, `${key}: [${entry}]`);
  }

  /** An entry of the list under `key` in the argument of a class's decorator: `@Module({ providers: [...] })`. */
  addToDecorator(decorator: string, key: string, entry: string): this {
    const call = this.find(
      (node): node is ts.CallExpression =>
        ts.isCallExpression(node) && node.expression.getText() === decorator && ts.isDecorator(node.parent),
      `@${decorator}(…)`,
    );
    const argument = this.listIn(call.arguments[0], `object in @${decorator}(…)`);
    const property = this.property(argument, key);
    if (property) return this.addTo(this.listIn(property.initializer, `list ${key}`), entry);
    return this.addTo(argument, `${key}: [${entry}]`);
  }

  /** An entry of the object that stands under `key` anywhere in the file, told apart by an entry it has: `origins: { auth: … }`. */
  addToObjectWith(key: string, known: string, entry: string): this {
    return this.addTo(this.objectWith(key, known), entry);
  }

  /** The same inside that entry of a constant's list which has `marker`: `{ name: 'gateway', env: (to) => ({ AUTH_URL: to.auth }) }`. */
  addInsideEntry(constant: string, marker: string, key: string, known: string, entry: string): this {
    const owner = members(this.listIn(this.constant(constant), `list ${constant}`)).find(
      (each) => ts.isObjectLiteralExpression(each) && members(each).some((property) => property.getText() === marker),
    );
    if (!owner) throw this.missing(`entry with ${marker} in ${constant}`);
    return this.addTo(this.objectWith(key, known, owner), entry);
  }

  /** An entry of the list under `key` in the object under `owner`: `operator: { permissions: [...] }`. */
  addToListOf(owner: string, key: string, entry: string): this {
    const object = this.find(
      (node): node is ts.ObjectLiteralExpression =>
        ts.isObjectLiteralExpression(node) && keyOf(node) === owner && this.property(node, key) !== undefined,
      `object ${owner} with ${key}`,
    );
    return this.addTo(this.listIn(this.property(object, key)?.initializer, `list ${key} of ${owner}`), entry);
  }

  /** An entry of the argument of a call: `PlatformConfig.extend({...})`. */
  addToCall(callee: string, entry: string, after?: RegExp): this {
    const call = this.find(
      (node): node is ts.CallExpression => ts.isCallExpression(node) && node.expression.getText() === callee,
      `${callee}(…)`,
    );
    const object = this.listIn(call.arguments[0], `object in ${callee}(…)`);
    const place = after && members(object).findLast((member) => after.test(member.getText()));
    if (place && !this.has(object, entry)) return this.insert(place.getEnd(), `,\n  ${entry}`);
    return this.addTo(object, entry);
  }

  /** A member of a union of string literals: `type ServiceName = 'auth' | …`. A type that is derived from a list follows by itself. */
  addToUnion(alias: string, member: string): this {
    const type = this.find(
      (node): node is ts.TypeAliasDeclaration => ts.isTypeAliasDeclaration(node) && node.name.text === alias,
      `type ${alias}`,
    );
    if (!ts.isUnionTypeNode(type.type) || type.type.types.some((each) => each.getText() === `'${member}'`)) return this;
    return this.insert(type.type.getEnd(), ` | '${member}'`);
  }

  /** A member at the end of a class, before the first private method if there is one; `name` tells whether it is there already. */
  addMember(className: string, name: string, text: string): this {
    const declaration = this.classNamed(className);
    if (declaration.members.some((member) => member.name?.getText() === name))
      throw new GeneratorError(`${this.path}: ${className} has a member ${name} already`);
    const isPrivateMethod = (member: ts.ClassElement): boolean =>
      ts.isMethodDeclaration(member) && (member.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
    const before = declaration.members.find(isPrivateMethod);
    return before ? this.insert(before.getFullStart(), `\n\n${text}`) : this.insert(declaration.getEnd() - 1, `\n${text}\n`);
  }

  /** A parameter of a class's constructor, of which there are at most seven. */
  addConstructorParameter(className: string, name: string, text: string): this {
    const constructor = this.classNamed(className).members.find(ts.isConstructorDeclaration);
    if (!constructor) throw this.missing(`constructor of ${className}`);
    if (constructor.parameters.some((parameter) => parameter.name.getText() === name)) return this;
    if (constructor.parameters.length >= 7)
      throw new GeneratorError(`${this.path}: the constructor of ${className} has seven parameters already; split the class first`);
    const last = constructor.parameters.at(-1);
    if (!last) throw this.missing(`parameter in the constructor of ${className}`);
    return this.insert(last.getEnd(), `, ${text}`);
  }

  /** Names of a class's methods with how many parameters each takes. */
  methodsOf(className: string): Map<string, number> {
    return new Map(
      this.classNamed(className)
        .members.filter(ts.isMethodDeclaration)
        .map((method) => [method.name.getText(), method.parameters.length]),
    );
  }

  hasClass(name: string): boolean {
    return this.file.statements.some((each) => ts.isClassDeclaration(each) && each.name?.text === name);
  }

  /** Entries of a constant's list, as written. */
  entriesOf(constant: string): string[] {
    return members(this.listIn(this.constant(constant), `list ${constant}`)).map((each) => each.getText());
  }

  /** The module that a name is exported from: `export { NAME } from './x.js'`. */
  exportedFrom(name: string): string | undefined {
    const found = this.file.statements
      .filter(ts.isExportDeclaration)
      .find(
        ({ exportClause }) =>
          exportClause && ts.isNamedExports(exportClause) && exportClause.elements.some((each) => each.name.text === name),
      );
    return found?.moduleSpecifier && ts.isStringLiteral(found.moduleSpecifier) ? found.moduleSpecifier.text : undefined;
  }

  /** `export { name } from 'from'`, in the order of the alphabet. */
  addExport(name: string, from: string): this {
    if (this.exportedFrom(name) !== undefined) return this;
    const exports = this.file.statements.filter(ts.isExportDeclaration);
    const after = exports.find((each) => each.moduleSpecifier && (each.moduleSpecifier as ts.StringLiteral).text > from);
    const line = `export { ${name} } from '${from}';\n`;
    return this.insert(after ? after.getStart() : this.text.length, line);
  }

  /** The constant declared with a type of this name: `const acceptance: ServiceDefinition<…>`. */
  constantOfType(type: string): string {
    const declaration = this.find(
      (node): node is ts.VariableDeclaration =>
        ts.isVariableDeclaration(node) &&
        node.type !== undefined &&
        ts.isTypeReferenceNode(node.type) &&
        node.type.typeName.getText() === type,
      `constant of type ${type}`,
    );
    return declaration.name.getText();
  }

  private constant(name: string): ts.Expression | undefined {
    return this.find(
      (node): node is ts.VariableDeclaration => ts.isVariableDeclaration(node) && node.name.getText() === name,
      `constant ${name}`,
    ).initializer;
  }

  private classNamed(name: string): ts.ClassDeclaration {
    return this.find((node): node is ts.ClassDeclaration => ts.isClassDeclaration(node) && node.name?.text === name, `class ${name}`);
  }

  private objectWith(key: string, known: string, inside?: ts.Node): ts.ObjectLiteralExpression {
    return this.find(
      (node): node is ts.ObjectLiteralExpression =>
        ts.isObjectLiteralExpression(node) && keyOf(node) === key && node.properties.some((property) => property.name?.getText() === known),
      `object ${key} with ${known}`,
      inside,
    );
  }

  private find<T extends ts.Node>(is: (node: ts.Node) => node is T, what: string, inside: ts.Node = this.file): T {
    let found: T | undefined;
    const visit = (node: ts.Node): void => {
      if (found) return;
      if (is(node)) found = node;
      else ts.forEachChild(node, visit);
    };
    visit(inside);
    if (!found) throw this.missing(what);
    return found;
  }

  private listIn(expression: ts.Expression | undefined, what: string): List {
    let inner = expression;
    while (inner && (ts.isAsExpression(inner) || ts.isSatisfiesExpression(inner) || ts.isParenthesizedExpression(inner)))
      inner = inner.expression;
    if (inner && (ts.isArrayLiteralExpression(inner) || ts.isObjectLiteralExpression(inner))) return inner;
    throw this.missing(what);
  }

  private property(list: List, key: string): ts.PropertyAssignment | undefined {
    return members(list).find((each): each is ts.PropertyAssignment => ts.isPropertyAssignment(each) && each.name.getText() === key);
  }

  /** Whether an entry of the same text, or a property of the same name, is there. */
  private has(list: List, entry: string): boolean {
    const squeeze = (text: string): string => text.replace(/\s+/g, '');
    const name = /^['"]?([\w.]+)['"]?\s*:/.exec(entry)?.[1];
    return members(list).some(
      (each) =>
        squeeze(each.getText()) === squeeze(entry) ||
        (ts.isObjectLiteralExpression(list) &&
          name !== undefined &&
          (each as ts.PropertyAssignment).name?.getText().replace(/['"]/g, '') === name),
    );
  }

  private addTo(list: List, entry: string, { before }: { before?: (text: string) => boolean } = {}): this {
    if (this.has(list, entry)) return this;
    const place = before && members(list).find((each) => before(each.getText()));
    if (place) return this.insert(place.getStart(), `${entry},\n  `);
    const last = members(list).at(-1);
    return last ? this.insert(last.getEnd(), `,\n  ${entry}`) : this.insert(list.getStart() + 1, entry);
  }

  private insert(at: number, text: string): this {
    this.text = this.text.slice(0, at) + text + this.text.slice(at);
    return this;
  }
}

const members = (list: List): readonly ts.Node[] => (ts.isArrayLiteralExpression(list) ? list.elements : list.properties);

/** The name under which an object stands: `origins: { … }`, or the arrow function that returns it: `env: (to) => ({ … })`. */
function keyOf(object: ts.Node): string | undefined {
  let node = object.parent;
  while (ts.isParenthesizedExpression(node) || ts.isArrowFunction(node)) node = node.parent;
  return ts.isPropertyAssignment(node) ? node.name.getText() : undefined;
}
