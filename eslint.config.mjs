import nx from '@nx/eslint-plugin';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const tests = ['**/*.{spec,int-spec,api-spec,e2e-spec}.ts', '**/test/**/*.ts', 'libs/testing/**/*.ts'];

const framework = ['@nestjs/*', 'typeorm', 'kafkajs', 'pg', 'ioredis', 'fastify'];

const onlyBroker = { name: 'kafkajs', message: 'kafkajs is imported in platform/messaging/src/broker only.' };

/** Who may import whom; see docs/style.md. Everything is an error: where such rules warn, the cycles come back. */
const boundaries = [
  { sourceTag: 'type:kernel', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:standard', onlyDependOnLibsWithTags: ['type:kernel'], bannedExternalImports: framework },
  { sourceTag: 'type:event-core', onlyDependOnLibsWithTags: ['type:kernel'], bannedExternalImports: framework },
  {
    sourceTag: 'type:contract',
    onlyDependOnLibsWithTags: ['type:event-core', 'type:kernel', 'type:standard'],
    bannedExternalImports: framework,
  },
  {
    sourceTag: 'type:demo-data',
    onlyDependOnLibsWithTags: ['type:kernel', 'type:standard', 'type:contract', 'type:event-core'],
    bannedExternalImports: framework,
  },
  { sourceTag: 'type:platform', onlyDependOnLibsWithTags: ['type:platform', 'type:event-core', 'type:kernel'] },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: [
      'type:platform',
      'type:standard',
      'type:kernel',
      'type:contract',
      'type:event-core',
      'type:demo-data',
      'type:testing',
    ],
  },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['*'] },
  {
    sourceTag: 'type:tool',
    onlyDependOnLibsWithTags: [
      'type:tool',
      'type:platform',
      'type:standard',
      'type:kernel',
      'type:contract',
      'type:event-core',
      'type:demo-data',
    ],
  },
  { sourceTag: 'type:journeys', onlyDependOnLibsWithTags: ['*'] },
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
      'deploy/local/target/**',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx, 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ conditionNames: ['source', 'types', 'import', 'node'] })] },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { allow: [], allowCircularSelfDependency: true, enforceBuildableLibDependency: false, depConstraints: boundaries },
      ],
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
      'no-restricted-imports': ['error', { paths: [onlyBroker] }],
    },
  },
  { files: ['libs/platform/config/**/*.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [onlyBroker, { name: '@yiwang/testing', message: 'Only tests import the testing library.' }] },
      ],
    },
  },
  { files: ['libs/platform/messaging/src/broker/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['apps/*/src/**/domain/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: framework, message: 'The domain knows no framework.' }] }] },
  },
  { files: ['tools/**/*.ts'], rules: { 'no-console': 'off', 'no-restricted-properties': 'off' } },
  { files: tests, rules: { 'max-lines': 'off', 'no-restricted-properties': 'off' } },
);
