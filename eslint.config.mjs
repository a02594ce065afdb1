import nx from '@nx/eslint-plugin';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const tests = ['**/*.{spec,check-spec,int-spec,api-spec,e2e-spec}.ts', '**/test/**/*.ts', 'libs/testing/**/*.ts'];

const framework = ['@nestjs/*', 'typeorm', 'kafkajs', 'pg', 'ioredis', 'fastify'];

const onlyBroker = { name: 'kafkajs', message: 'kafkajs is imported in platform/messaging/src/broker only.' };
const onlyTests = { name: '@yiwang/testing', message: 'Only tests import the testing library.' };
const noApps = {
  group: ['@yiwang/*-app', '@yiwang/*-app/**'],
  message: 'Nobody imports an app; use its API, its events or its contracts.',
};
const domainIsFree = { group: framework, message: 'The domain knows no framework.' };

/** What a tag may import: `libraries` are tags of projects, and everything not named is refused; of npm packages `external` only, or all but `banned`. */
const rules = (libraries) => ({
  'type:kernel': { libraries: [], banned: ['*'] },
  'type:standard': { libraries: ['type:kernel'], banned: framework },
  'type:event-core': { libraries: ['type:kernel'], external: ['zod'] },
  'type:contract': { libraries: ['type:event-core', 'type:kernel', 'type:standard'], external: ['zod'] },
  'type:demo-data': { libraries: ['type:kernel', 'type:standard', 'type:contract', 'type:event-core'], banned: framework },
  'type:platform': { libraries: ['type:platform', 'type:event-core', 'type:kernel', ...libraries] },
  'type:app': {
    libraries: ['type:platform', 'type:standard', 'type:kernel', 'type:contract', 'type:event-core', 'type:demo-data', ...libraries],
  },
  'type:testing': { libraries: ['*'] },
  'type:tool': {
    libraries: [
      'type:tool',
      'type:platform',
      'type:standard',
      'type:kernel',
      'type:contract',
      'type:event-core',
      'type:demo-data',
      ...libraries,
    ],
  },
  'type:journeys': { libraries: ['*'] },
});

/** Who may import whom; see docs/style.md. Everything is an error: where such rules warn, the cycles come back. */
const boundaries = ({ inTests }) => [
  'error',
  {
    allow: [],
    allowCircularSelfDependency: true,
    enforceBuildableLibDependency: false,
    // A library may be loaded lazily in one place and statically in another (a browser's concern).
    checkDynamicDependenciesExceptions: ['.*'],
    // The testing library uses the platform and the platform's tests use it. `npm run check` looks for cycles without the tests.
    ignoredCircularDependencies: [['*', 'testing']],
    depConstraints: Object.entries(rules(inTests ? ['type:testing'] : [])).map(([sourceTag, { libraries, external, banned }]) => ({
      sourceTag,
      onlyDependOnLibsWithTags: libraries,
      // Tests need Jest and the like, but no framework either.
      ...(inTests && (external || banned) ? { bannedExternalImports: framework } : {}),
      ...(!inTests && external ? { allowedExternalImports: external } : {}),
      ...(!inTests && banned ? { bannedExternalImports: banned } : {}),
    })),
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.nx/**',
      '.yiwang/**',
      'coverage/**',
      '**/*.mjs',
      '**/src/data/*.ts',
      '**/src/generated/*.ts',
      'deploy/local/target/**',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx, 'import-x': importX },
    settings: {
      // Without the first two it reads no TypeScript, and finds no cycle.
      'import-x/extensions': ['.ts'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createTypeScriptImportResolver({ conditionNames: ['source', 'types', 'import', 'node'] })],
    },
    rules: {
      '@nx/enforce-module-boundaries': boundaries({ inTests: false }),
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/max-params': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Read configuration through @yiwang/config.' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MethodDefinition[kind='constructor'][value.params.length>7]",
          message: 'A constructor takes at most seven parameters.',
        },
        { selector: 'ExportAllDeclaration', message: 'Export by name.' },
      ],
      'no-restricted-imports': ['error', { paths: [onlyBroker], patterns: [noApps] }],
    },
  },
  { files: ['libs/platform/config/**/*.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-imports': ['error', { paths: [onlyBroker, onlyTests], patterns: [noApps] }] },
  },
  {
    files: ['libs/platform/messaging/src/broker/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-imports': ['error', { paths: [onlyTests], patterns: [noApps] }] },
  },
  {
    files: ['libs/platform/messaging/src/broker/**/*spec.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noApps] }] },
  },
  {
    files: ['apps/*/src/**/domain/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-imports': ['error', { paths: [onlyTests], patterns: [noApps, domainIsFree] }] },
  },
  // Samples for integrators: written as somebody else would, with public clients and nothing of ours.
  {
    files: ['examples/**/*.ts'],
    rules: {
      'no-console': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-imports': ['error', { patterns: [{ group: ['@yiwang/*', '../*'], message: 'A sample uses public clients only.' }] }],
    },
  },
  { files: ['tools/**/*.ts'], rules: { 'no-console': 'off', 'no-restricted-properties': 'off' } },
  {
    files: tests,
    rules: { 'max-lines': 'off', 'no-restricted-properties': 'off', '@nx/enforce-module-boundaries': boundaries({ inTests: true }) },
  },
);
