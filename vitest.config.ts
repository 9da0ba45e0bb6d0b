// Three projects, each a run of its own kind. Sources are tested as sources, so that no build is needed to see red; the
// packed packages are tested as a stranger would install them, after a build.
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
    // Of two processors, one would be left idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['packages/{domain,projections}/{src,test,testing}/**/*.test.ts'],
          // Pure code keeps no state that another test could see, so the files share what is loaded: a third faster.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'programs',
          isolate: false,
          include: [
            'packages/{adapters,cli}/{src,test,testing}/**/*.test.ts',
            'examples/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: [...configDefaults.exclude, packed],
        },
      },
      {
        extends: true,
        test: {
          name: 'packed',
          include: [packed],
          globalSetup: 'scripts/packed/install.ts',
        },
      },
    ],
  },
});
