// One run for every kind of test. Packages are tested as sources, so that no build is needed to see red.
import { defineConfig } from 'vitest/config';

const conditions = ['@clientele/source', 'module', 'node', 'import', 'default'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'examples/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
