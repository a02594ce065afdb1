const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  // Workspace packages are read from their sources ("source" in their export maps), so tests need no build.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  modulePathIgnorePatterns: ['/dist/', '/\\.yiwang/', '/\\.nx/'],
};
const backing = {
  globalSetup: '<rootDir>/libs/testing/src/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/src/jest/global-teardown.mjs',
};

/** unit: no I/O · check: the project's own checks on copies of the checkout · int: real backing services · api: one whole service · e2e: journeys through the gateway. */
export default {
  maxWorkers: 2,
  testSequencer: '<rootDir>/libs/testing/src/jest/longest-first.mjs',
  testTimeout: 60_000, // a bound for a hanging test, not a wait: tests poll for what they expect
  projects: [
    { ...base, displayName: 'unit', testMatch: ['**/*.spec.ts'] },
    { ...base, displayName: 'check', testMatch: ['**/*.check-spec.ts'] },
    { ...base, ...backing, displayName: 'int', testMatch: ['**/*.int-spec.ts'] },
    { ...base, ...backing, displayName: 'api', testMatch: ['**/*.api-spec.ts'] },
    { ...base, ...backing, displayName: 'e2e', testMatch: ['**/*.e2e-spec.ts'] },
  ],
};
