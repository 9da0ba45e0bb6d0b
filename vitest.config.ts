// One run for every kind of test. Sources are tested as sources, so that no build is needed to see red; the packed
// packages are tested as a stranger would install them, after a build.
import { configDefaults, defineConfig } from 'vitest/config';

const conditions = ['@clientele/source', 'module', 'node', 'import', 'default'];
const packed = 'scripts/packed/**/*.test.ts';

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    // Generous, since a busy machine is no failure; what is slow is seen by the benchmarks.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'sources',
          include: ['packages/*/src/**/*.test.ts', 'examples/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [...configDefaults.exclude, packed],
        },
      },
      {
        extends: true,
        test: {
          name: 'packages',
          include: [packed],
          globalSetup: 'scripts/packed/install.ts',
        },
      },
    ],
  },
});
